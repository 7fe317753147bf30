import type { Knex } from 'knex';
import type { Connection, OperationErrorInfo } from '@eks-environments/plugin-environments-common';
import type { OperationCourse } from '../../operations/OperationCourse';
import { fromMoment } from '../columns';
import type { EnvironmentRow, OperationRow } from '../tables';
import { heldBy, type Fence } from './fence';

/** How the provider's part ended. */
export type Outcome =
  | { state: 'succeeded'; connection?: Connection; phaseDurations?: Record<string, number> }
  | { state: 'failed'; error: OperationErrorInfo }
  | { state: 'cancelled' };

/**
 * Ends an operation and lets the environment follow, in one transaction. Where a deletion has been asked
 * for, whatever else it was ends as cancelled. Gives the state that was written; undefined if the operation
 * is no longer the holder's, and nothing was.
 */
export async function closeOperation(
  knex: Knex,
  fence: Fence & { environmentId: string },
  outcome: Outcome,
  course: OperationCourse,
  now: Date,
): Promise<Outcome['state'] | undefined> {
  return knex.transaction(async tx => {
    const environment = await tx<EnvironmentRow>('environments')
      .where({ id: fence.environmentId })
      .forUpdate()
      .first('delete_requested_at');
    const held = await tx<OperationRow>('operations')
      .where(heldBy(fence))
      .forUpdate()
      .first('kind');
    if (!held) {
      return undefined;
    }
    const overtaken = held.kind !== 'delete' && Boolean(environment?.delete_requested_at);
    const written: Outcome = overtaken ? { state: 'cancelled' } : outcome;
    const [operation] = await tx<OperationRow>('operations')
      .where(heldBy(fence))
      .update({
        state: written.state,
        ended_at: fromMoment(now),
        estimated_end: null,
        lease_holder: null,
        lease_expires_at: null,
        ...(written.state === 'failed' && { error: JSON.stringify(written.error) }),
        ...(written.state === 'succeeded' && { percent: 100 }),
        ...(written.state === 'succeeded' &&
          written.phaseDurations && { phase_durations: JSON.stringify(written.phaseDurations) }),
      })
      .returning('*');
    if (written.state === 'succeeded') {
      await course.succeeded(tx, operation, { connection: written.connection }, now);
    } else if (written.state === 'failed') {
      await course.failed(tx, operation, written.error, now);
    } else {
      await course.cancelled(tx, operation, now);
    }
    return written.state;
  });
}
