import type { Knex } from 'knex';
import { fromMoment } from '../columns';
import type { IdempotencyRow } from '../tables';

export async function findKey(
  db: Knex,
  requester: string,
  key: string,
): Promise<IdempotencyRow | undefined> {
  return db<IdempotencyRow>('idempotency_keys').where({ requester, key }).first();
}

/**
 * The first statement of a transaction: false if the key is taken, and then what it stands for is
 * committed, since PostgreSQL lets the second wait for the first.
 */
export async function takeKey(tx: Knex.Transaction, row: IdempotencyRow): Promise<boolean> {
  const taken = await tx<IdempotencyRow>('idempotency_keys')
    .insert(row)
    .onConflict(['requester', 'key'])
    .ignore()
    .returning('key');
  return taken.length === 1;
}

/** Forgets the keys of before a moment; answers how many. */
export async function forgetKeys(db: Knex, before: Date): Promise<number> {
  return db<IdempotencyRow>('idempotency_keys')
    .where('created_at', '<', fromMoment(before))
    .delete();
}
