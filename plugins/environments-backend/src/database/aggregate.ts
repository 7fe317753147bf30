import type { Knex } from 'knex';

/** The nominated approvers of the request in a column, as one text with spaces between. */
export function approversOf(db: Knex, requestColumn: string, as = 'approvers'): Knex.Raw {
  const refs =
    db.client.config.client === 'pg'
      ? "select string_agg(entity_ref, ' ')"
      : "select group_concat(entity_ref, ' ')";
  return db.raw(`(${refs} from environment_request_approvers where request_id = ??) as ??`, [
    requestColumn,
    as,
  ]);
}

export function splitApprovers(approvers: string | null): string[] {
  return approvers ? approvers.split(' ') : [];
}
