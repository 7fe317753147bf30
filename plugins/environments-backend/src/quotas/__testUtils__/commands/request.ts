import fc from 'fast-check';
import { expectError, expectRoom } from '../expectAnswer';
import { owners, regions, type Asked, type LedgerModel } from '../LedgerModel';
import type { LedgerWorld } from '../LedgerWorld';
import { command, type LedgerCommand } from './command';

const asked = fc.record<Asked>({
  owner: fc.constantFrom(...owners),
  region: fc.constantFrom(...regions),
  type: fc.constantFrom('temporary', 'permanent'),
  nodes: fc.integer({ min: 0, max: 9 }),
  priced: fc.boolean(),
});

async function ask(of: Asked, model: LedgerModel, world: LedgerWorld): Promise<void> {
  const lineage = model.tree.lineage(of.owner);
  if (!lineage) {
    await expectError(world.request(of), { code: 'validation' });
    return;
  }
  const answer = await expectRoom(world.request(of), model.broken(of, lineage));
  if (!answer) return;
  const { id, status } = answer.item;
  const request = await world.knex('environment_requests').where({ environment_id: id }).first();
  const { id: requestId, digest } = request;
  const accepted = { ...of, id, requestId, digest, status, lineage, asleep: false };
  model.environments.push(accepted);
}

export const requesting: fc.Arbitrary<LedgerCommand> = asked.map(of =>
  command(
    `request ${JSON.stringify(of)}`,
    () => true,
    (model, world) => ask(of, model, world),
  ),
);

/** The backend dies between the reservation and its commit. */
export const dyingInARequest: fc.Arbitrary<LedgerCommand> = asked.map(of =>
  command(
    `die in the request ${JSON.stringify(of)}`,
    model => {
      const lineage = model.tree.lineage(of.owner);
      return lineage !== undefined && model.broken(of, lineage).length === 0;
    },
    async (_, world) => {
      world.ledger.dying = true;
      await expectError(world.request(of), { message: 'The backend died' });
      world.ledger.dying = false;
    },
  ),
);
