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
  /** Of the environment's open request: what the environment's own facts say. */
  environment_open_request_id: string | null;
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
      'environments.open_request_id as environment_open_request_id',
      approversOf(db, 'environment_requests.id'),
    );
}
