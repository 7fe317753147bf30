import type { Knex } from 'knex';
import type { RequestRow } from '../tables';

/** What may change of a request while it is open, and its status, which ends that. */
export type RequestChange = Partial<Omit<RequestRow, 'id' | 'environment_id' | 'version'>>;

/** Changes an open request; false if it is not open any more, or not at that version. */
export async function advanceRequest(
  tx: Knex.Transaction,
  { id, version }: Pick<RequestRow, 'id' | 'version'>,
  change: RequestChange,
): Promise<boolean> {
  const changed = await tx<RequestRow>('environment_requests')
    .where({ id, version, status: 'open' })
    .update({ ...change, version: version + 1 });
  return changed === 1;
}
