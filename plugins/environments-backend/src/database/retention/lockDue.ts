import type { Knex } from 'knex';
import { locksRows } from '../operations/databaseTime';

/** Ids of what is due, locked until the end of the transaction; without what others have locked. */
export async function lockDue(tx: Knex.Transaction, due: Knex.QueryBuilder): Promise<string[]> {
  return (locksRows(tx) ? due.forUpdate().skipLocked() : due).pluck('id');
}
