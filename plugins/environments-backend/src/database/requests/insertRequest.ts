import type { Knex } from 'knex';
import type { ApproverRow, RequestRow } from '../tables';

/** Stores an open request with those who are nominated to decide it. */
export async function insertRequest(
  tx: Knex.Transaction,
  row: RequestRow,
  approvers: string[],
): Promise<void> {
  await tx<RequestRow>('environment_requests').insert(row);
  if (approvers.length > 0) {
    await tx<ApproverRow>('environment_request_approvers').insert(
      approvers.map(ref => ({ request_id: row.id, entity_ref: ref })),
    );
  }
}
