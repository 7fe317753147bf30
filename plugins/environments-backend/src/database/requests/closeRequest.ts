import type { Knex } from 'knex';
import type { RequestStatus } from '@eks-environments/plugin-environments-common';
import { fromMoment } from '../columns';
import type { RequestRow } from '../tables';

/** Closes an open request; false if it is not open any more. */
export async function closeRequest(
  tx: Knex.Transaction,
  id: string,
  status: Exclude<RequestStatus, 'open'>,
  now: Date,
): Promise<boolean> {
  const closed = await tx<RequestRow>('environment_requests')
    .where({ id, status: 'open' })
    .update({ status, closed_at: fromMoment(now), version: tx.raw('version + 1') });
  return closed === 1;
}
