import type { Knex } from 'knex';
import { fromMoment, toMoment } from '../columns';
import type { Moment, OperationRow } from '../tables';
import { heldBy, type Fence } from './fence';

/**
 * Gives an operation back: it can be taken up at once. A holder that was still waiting for what the one
 * before may have left behind hands on the end of that lease, so that the next one waits as well.
 */
export async function releaseLease(
  knex: Knex,
  fence: Fence,
  unsettledSince?: Moment,
): Promise<void> {
  await knex<OperationRow>('operations')
    .where(heldBy(fence))
    .update({
      lease_expires_at: unsettledSince ? fromMoment(toMoment(unsettledSince)) : null,
      lease_holder: null,
    });
}
