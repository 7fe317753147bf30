import type { Knex } from 'knex';

/** The database's own clock, by which leases are judged: replicas need not agree on the time. */
export interface DatabaseTime {
  /** The moment, so many milliseconds from now. */
  fromNow(milliseconds: number): Knex.Raw;
  /** Milliseconds from a moment in a column until now. */
  since(column: string): Knex.Raw;
}

/** Whether rows can be locked; otherwise transactions exclude each other altogether. */
export function locksRows(knex: Knex): boolean {
  return knex.client.config.client === 'pg';
}

export function databaseTime(knex: Knex): DatabaseTime {
  // PostgreSQL's now() is the start of the transaction: what it grants ends early rather than late.
  return locksRows(knex)
    ? {
        fromNow: milliseconds => knex.raw("now() + ? * interval '1 millisecond'", [milliseconds]),
        since: column => knex.raw('extract(epoch from now() - ??) * 1000', [column]),
      }
    : {
        fromNow: milliseconds =>
          knex.raw("strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ?)", [
            `${(milliseconds / 1000).toFixed(3)} seconds`,
          ]),
        since: column => knex.raw("(julianday('now') - julianday(??)) * 86400000", [column]),
      };
}
