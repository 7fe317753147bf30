import type { Knex } from 'knex';
import { approversOf } from '../aggregate';
import type { EnvironmentRow, RequestRow } from '../tables';

/** A request with what is shown and judged of its environment. */
export interface RequestRecord extends RequestRow {
  environment_name: string;
  environment_description: string | null;
  environment_status: EnvironmentRow['status'];
  /** What the environment's own facts say, where a request asks for something else. */
  environment_requester: string;
  environment_via: string;
  environment_lifetime: EnvironmentRow['lifetime'];
  /** What its end depends on. */
  environment_approved_at: EnvironmentRow['approved_at'];
  environment_expires_at: EnvironmentRow['expires_at'];
  environment_grace_ends_at: EnvironmentRow['grace_ends_at'];
  environment_deletion_protection: EnvironmentRow['deletion_protection'];
  /** Nominated to decide the environment's open request, which may be another one. */
  environment_approvers: string | null;
  approvers: string | null;
}

/** Selects records; what it is narrowed by names the table, since the environment is joined. */
export function selectRequests(db: Knex): Knex.QueryBuilder {
  return db('environment_requests')
    .join('environments', 'environments.id', 'environment_requests.environment_id')
    .select(
      'environment_requests.*',
      'environments.name as environment_name',
      'environments.description as environment_description',
      'environments.status as environment_status',
      'environments.requester as environment_requester',
      'environments.via as environment_via',
      'environments.lifetime as environment_lifetime',
      'environments.approved_at as environment_approved_at',
      'environments.expires_at as environment_expires_at',
      'environments.grace_ends_at as environment_grace_ends_at',
      'environments.deletion_protection as environment_deletion_protection',
      approversOf(db, 'environments.open_request_id', 'environment_approvers'),
      approversOf(db, 'environment_requests.id'),
    );
}
