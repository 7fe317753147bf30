import fc from 'fast-check';
import { expectDoneUnless } from '../expectAnswer';
import { call } from '../LedgerWorld';
import { command, pick, type LedgerCommand } from './command';
import { approver } from './decide';

/** A later end, at once or by a request: what it takes it has already. */
export const extending: fc.Arbitrary<LedgerCommand> = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.nat())
  .map(([days, which]) =>
    command(
      `extend ${which} by ${days} days`,
      model => model.living().length > 0,
      async (model, { environments }) => {
        const { id } = pick(model.living(), which);
        await expectDoneUnless(environments.extend(id, { lifetime: `P${days}D` }, call), [
          // It has no end, or is on its way out; its end is later; it waits already; nobody could be asked.
          ...['status', 'validation', 'open-request', 'owner-missing'],
        ]);
      },
    ),
  );

export const decidingExtension: fc.Arbitrary<LedgerCommand> = fc
  .tuple(fc.constantFrom('approve' as const, 'reject' as const, 'withdraw' as const), fc.nat())
  .map(([decision, which]) =>
    command(
      `${decision} the extension ${which}`,
      model => model.living().length > 0,
      async (_, { knex, requests }) => {
        const open = await knex('environment_requests')
          .where({ kind: 'extend', status: 'open' })
          .orderBy(['created_at', 'id']);
        if (open.length === 0) return;
        const { id, digest } = pick(open, which);
        if (decision === 'withdraw') await requests.withdraw(id, call);
        else {
          const decided = requests.decide(id, { decision, digest }, approver);
          // Its owner is gone, or the end that was asked for has gone by.
          await expectDoneUnless(decided, ['owner-missing', 'guardrail']);
        }
      },
    ),
  );
