import type { AsyncCommand } from 'fast-check';
import { expectLedger } from '../expectLedger';
import type { LedgerModel } from '../LedgerModel';
import type { LedgerWorld } from '../LedgerWorld';

export type LedgerCommand = AsyncCommand<LedgerModel, LedgerWorld>;

/** A step of a sequence; after each, the ledger must be right. */
export function command(
  name: string,
  able: (model: LedgerModel) => boolean,
  act: (model: LedgerModel, world: LedgerWorld) => Promise<void>,
): LedgerCommand {
  return {
    check: able,
    run: async (model, world) => {
      await act(model, world);
      await expectLedger(model, world);
    },
    toString: () => name,
  };
}

/** One of those that there are when its turn comes. */
export function pick<T>(from: readonly T[], which: number): T {
  return from[which % from.length];
}
