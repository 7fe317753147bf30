import fc from 'fast-check';
import { expectError, expectRoom } from '../expectAnswer';
import { owners, type LedgerModel } from '../LedgerModel';
import { call } from '../LedgerWorld';
import { command, pick, type LedgerCommand } from './command';

const transferable = (model: LedgerModel) =>
  model.living().filter(({ status }) => status !== 'awaiting-approval');

/** Somebody gives it to another owner, whose quotas must have room. */
export const transferring: fc.Arbitrary<LedgerCommand> = fc
  .tuple(fc.constantFrom(...owners), fc.nat())
  .map(([owner, which]) =>
    command(
      `give ${which} to ${owner}`,
      model => transferable(model).length > 0,
      async (model, { environments }) => {
        const environment = pick(transferable(model), which);
        const answer = environments.transfer(environment.id, owner, call);
        const lineage = model.tree.lineage(owner);
        if (!lineage) {
          await expectError(answer, { code: 'validation' });
        } else if (environment.owner === owner) {
          await answer;
        } else {
          const broken = model.broken({ ...environment, owner }, lineage, environment);
          if (await expectRoom(answer, broken)) Object.assign(environment, { owner, lineage });
        }
      },
    ),
  );
