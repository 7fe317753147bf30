import fc from 'fast-check';
import { expectError, expectRoom } from '../expectAnswer';
import { call } from '../LedgerWorld';
import { command, pick, type LedgerCommand } from './command';

/** Another person with the same rights. */
export const approver = {
  ...call,
  rights: { ...call.rights, person: { ref: 'user:default/lee', via: 'page', direct: true } },
};

export const deciding: fc.Arbitrary<LedgerCommand> = fc
  .tuple(fc.constantFrom('approve' as const, 'reject' as const), fc.nat())
  .map(([decision, which]) =>
    command(
      `${decision} ${which}`,
      model => model.living('awaiting-approval').length > 0,
      async (model, { requests }) => {
        const { requestId, digest, owner } = pick(model.living('awaiting-approval'), which);
        const decided = requests.decide(requestId, { decision, digest }, approver);
        if (decision === 'reject' || model.tree.has(owner)) await decided;
        else await expectError(decided, { code: 'owner-missing' });
      },
    ),
  );

/** By now it comes to another number of nodes: it must be decided anew, and there must be room for what is more. */
export const changing: fc.Arbitrary<LedgerCommand> = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.nat())
  .map(([nodes, which]) =>
    command(
      `change ${which} to ${nodes} nodes`,
      model => model.living('awaiting-approval').length > 0,
      async (model, world) => {
        const environment = pick(model.living('awaiting-approval'), which);
        const { id, requestId, digest, owner } = environment;
        if (nodes === environment.nodes || !model.tree.has(owner)) return;
        const before = world.nodes.get(id) ?? environment.nodes;
        world.nodes.set(id, nodes);
        const changed = world.requests
          .decide(requestId, { decision: 'approve', digest }, approver)
          .catch(error => {
            if (error.code !== 'changed') throw error;
            return true;
          });
        if (await expectRoom(changed, model.brokenWith(nodes, environment))) {
          const request = await world.knex('environment_requests').where({ id: requestId }).first();
          Object.assign(environment, { nodes, digest: request.digest });
        } else world.nodes.set(id, before);
      },
    ),
  );

export const withdrawing: fc.Arbitrary<LedgerCommand> = fc.nat().map(which =>
  command(
    `withdraw ${which}`,
    model => model.living('awaiting-approval').length > 0,
    async (model, { requests }) => {
      await requests.withdraw(pick(model.living('awaiting-approval'), which).requestId, call);
    },
  ),
);
