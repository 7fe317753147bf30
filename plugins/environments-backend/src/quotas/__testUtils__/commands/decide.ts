import fc from 'fast-check';
import { expectError } from '../expectAnswer';
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

export const withdrawing: fc.Arbitrary<LedgerCommand> = fc.nat().map(which =>
  command(
    `withdraw ${which}`,
    model => model.living('awaiting-approval').length > 0,
    async (model, { requests }) => {
      await requests.withdraw(pick(model.living('awaiting-approval'), which).requestId, call);
    },
  ),
);
