import type { Knex } from 'knex';
import type { RequestRow } from '../tables';

/** Makes the requests of an environment those of its new owner: who may read it may read them. */
export async function giveRequests(
  tx: Knex.Transaction,
  environmentId: string,
  owner: string,
): Promise<void> {
  await tx<RequestRow>('environment_requests')
    .where({ environment_id: environmentId })
    .update({ owner });
}
