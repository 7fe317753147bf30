import type { Knex } from 'knex';
import { fromMoment } from '../columns';
import type { OperationRow } from '../tables';

/** Cancels an operation that is still queued; false if it is not. */
export async function cancelQueued(tx: Knex.Transaction, id: string, now: Date): Promise<boolean> {
  const cancelled = await tx<OperationRow>('operations')
    .where({ id, state: 'queued' })
    .update({ state: 'cancelled', ended_at: fromMoment(now) });
  return cancelled === 1;
}
