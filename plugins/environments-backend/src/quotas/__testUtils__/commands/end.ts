import fc from 'fast-check';
import { expectDoneUnless } from '../expectAnswer';
import { call } from '../LedgerWorld';
import { command, pick, type LedgerCommand } from './command';

const day = 24 * 60 * 60 * 1000;

export const deleting: fc.Arbitrary<LedgerCommand> = fc.nat().map(which =>
  command(
    `delete ${which}`,
    model => model.living().length > 0,
    async (model, { environments }) => {
      await environments.delete(pick(model.living(), which).id, call);
    },
  ),
);

export const retrying: fc.Arbitrary<LedgerCommand> = fc.nat().map(which =>
  command(
    `retry ${which}`,
    model => model.living('failed', 'delete-failed').length > 0,
    async (model, { environments }) => {
      const { id } = pick(model.living('failed', 'delete-failed'), which);
      // Its lifetime may have ended, and its approval be too old.
      await expectDoneUnless(environments.retry(id, call), ['status', 'approval']);
    },
  ),
);

/** Lifetimes end. */
export const timePassing: fc.Arbitrary<LedgerCommand> = fc.constant(
  command(
    'a day passes',
    () => true,
    async (_, { clock, sweep }) => {
      await clock.advance(day);
      await sweep.run();
    },
  ),
);
