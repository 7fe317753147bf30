import type { Knex } from 'knex';
import { fromMoment } from '../columns';
import type { OperationRow } from '../tables';

/**
 * Takes an operation back that no worker has taken up yet. False if a worker has it, or it is over: then
 * the caller sets the environment's `delete_requested_at` instead. Hold the environment's row first: all
 * who lock both take the environment before the operation.
 */
export async function cancelQueued(tx: Knex.Transaction, id: string, now: Date): Promise<boolean> {
  const cancelled = await tx<OperationRow>('operations')
    .where({ id, state: 'queued' })
    .update({ state: 'cancelled', ended_at: fromMoment(now) });
  return cancelled === 1;
}
