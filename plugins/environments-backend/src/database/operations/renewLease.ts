import type { Knex } from 'knex';
import type { EnvironmentRow, OperationRow } from '../tables';
import { databaseTime } from './databaseTime';
import { heldBy, type Fence } from './fence';

/**
 * Renews a lease for so many milliseconds from now, and tells whether a deletion of the environment has
 * been asked for. Undefined if the operation is no longer the holder's.
 */
export async function renewLease(
  knex: Knex,
  fence: Fence,
  duration: number,
): Promise<{ deletionRequested: boolean } | undefined> {
  const [renewed] = await knex<OperationRow>('operations')
    .where(heldBy(fence))
    .update({ lease_expires_at: databaseTime(knex).fromNow(duration) })
    .returning('environment_id');
  if (!renewed) {
    return undefined;
  }
  const environment = await knex<EnvironmentRow>('environments')
    .where({ id: renewed.environment_id })
    .first('delete_requested_at');
  return { deletionRequested: Boolean(environment?.delete_requested_at) };
}
