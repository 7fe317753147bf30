import type { Knex } from 'knex';
import type { ApproverRow, RequestRow } from '../tables';

/** Stores an open request with those who are nominated to decide it. */
export async function insertRequest(
  tx: Knex.Transaction,
  row: RequestRow,
  approvers: string[],
): Promise<void> {
  await tx<RequestRow>('environment_requests').insert(row);
  await nominateFor(tx, row.id, approvers);
}

/** Nominates these, and nobody else any more. */
export async function nominateInstead(
  tx: Knex.Transaction,
  requestId: string,
  approvers: string[],
): Promise<void> {
  await tx<ApproverRow>('environment_request_approvers').where({ request_id: requestId }).delete();
  await nominateFor(tx, requestId, approvers);
}

/** Nominates further people and groups; those who are already stay so. */
export async function nominateFor(
  tx: Knex.Transaction,
  requestId: string,
  approvers: string[],
): Promise<void> {
  if (approvers.length === 0) return;
  await tx<ApproverRow>('environment_request_approvers')
    .insert(approvers.map(ref => ({ request_id: requestId, entity_ref: ref })))
    .onConflict()
    .ignore();
}
