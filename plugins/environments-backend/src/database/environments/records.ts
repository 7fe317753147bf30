import type { Knex } from 'knex';
import type { OperationState, RequestKind } from '@eks-environments/plugin-environments-common';
import { approversOf } from '../aggregate';
import type { EnvironmentRow, Moment } from '../tables';

/** What lists do without: texts of many kilobytes, and what is shown nowhere. */
const ownColumns = [
  'submitted_manifest',
  'effective_manifest',
  'digest',
  'price',
  'memory',
  'search_text',
  'unique_key',
  'concurrency_key',
  'warn_at',
  'pruned_at',
] as const satisfies ReadonlyArray<keyof EnvironmentRow>;
type OwnColumn = (typeof ownColumns)[number];

/** An environment with what lists show of its current operation, and without what only its own page needs. */
export interface EnvironmentRecord extends Omit<EnvironmentRow, OwnColumn | 'events_since'> {
  /** Nominated to decide the open request; with spaces between. */
  approvers: string | null;
  /** Of the open request. */
  open_request_kind: RequestKind | null;
  operation_state: OperationState | null;
  phase: string | null;
  percent: number | null;
  estimated_end: Moment | null;
}

/** With what only its own page needs, too. */
export type FullEnvironmentRecord = EnvironmentRecord & Pick<EnvironmentRow, OwnColumn>;

const columns = [
  'id',
  'name',
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
  'deletion_protection',
  'grace_ends_at',
  'sleep_schedules',
  'next_sleep_at',
  'next_wake_at',
  'skipped_sleep_at',
  'asleep_since',
  'asleep_for',
] as const satisfies ReadonlyArray<keyof EnvironmentRow>;

/** As one text: to quote each name costs more than to find the row. */
const selected = columns.map(column => `environments.${column}`).join(', ');

/** By the name `open_request_kind`. */
export const openRequestKind =
  '(select kind from environment_requests where id = environments.open_request_id) as open_request_kind';

/** Selects records; what it is narrowed by names the table, since operations are joined. */
export function selectRecords(db: Knex): Knex.QueryBuilder {
  return db('environments')
    .leftJoin('operations', 'operations.id', 'environments.current_operation_id')
    .select(db.raw(selected))
    .select(
      'operations.state as operation_state',
      'operations.phase as phase',
      'operations.percent as percent',
      'operations.estimated_end as estimated_end',
      approversOf(db, 'environments.open_request_id'),
      db.raw(openRequestKind),
    );
}

export function selectFullRecords(db: Knex): Knex.QueryBuilder {
  return selectRecords(db).select(ownColumns.map(column => `environments.${column}`));
}
