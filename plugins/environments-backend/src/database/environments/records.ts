import type { Knex } from 'knex';
import type { OperationState } from '@eks-environments/plugin-environments-common';
import { approversOf } from '../aggregate';
import type { EnvironmentRow, Moment } from '../tables';

/** An environment with what lists show of its current operation, and without what only its own page needs. */
export interface EnvironmentRecord extends Omit<EnvironmentRow, 'submitted_manifest' | 'price'> {
  /** Nominated to decide the open request; with spaces between. */
  approvers: string | null;
  operation_state: OperationState | null;
  phase: string | null;
  percent: number | null;
  estimated_end: Moment | null;
}

/** With what only its own page needs, too. */
export type FullEnvironmentRecord = EnvironmentRecord &
  Pick<EnvironmentRow, 'submitted_manifest' | 'price'>;

const columns = [
  'id',
  'name',
  'search_text',
  'description',
  'provider',
  'target',
  'region',
  'type',
  'owner',
  'requester',
  'via',
  'status',
  'version',
  'effective_manifest',
  'digest',
  'unique_key',
  'concurrency_key',
  'footprint',
  'nodes',
  'cost_per_month',
  'lifetime',
  'created_at',
  'changed_at',
  'ready_at',
  'expires_at',
  'deleted_at',
  'delete_requested_at',
  'connection',
  'last_error',
  'current_operation_id',
  'open_request_id',
  'started_at',
  'approved_at',
  'owner_missing_since',
] as const satisfies ReadonlyArray<keyof EnvironmentRow>;

/** Selects records; what it is narrowed by names the table, since operations are joined. */
export function selectRecords(db: Knex): Knex.QueryBuilder {
  return db('environments')
    .leftJoin('operations', 'operations.id', 'environments.current_operation_id')
    .select(columns.map(column => `environments.${column}`))
    .select(
      'operations.state as operation_state',
      'operations.phase as phase',
      'operations.percent as percent',
      'operations.estimated_end as estimated_end',
      approversOf(db, 'environments.open_request_id'),
    );
}
