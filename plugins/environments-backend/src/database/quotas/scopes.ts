import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import {
  readQuotaScope,
  type PageInfo,
  type QuotaLimits,
  type QuotasQuery,
} from '@eks-environments/plugin-environments-common';
import { fromMoment } from '../columns';
import { selectPage } from '../keyset';
import type { BigNumber, QuotaChangeRow, QuotaScopeRow } from '../tables';

/** In the order in which they are locked, each once. */
export function inLockOrder(scopes: Iterable<string>): string[] {
  return [...new Set(scopes)].sort((a, b) => (a < b ? -1 : 1));
}

/** Inserts the rows that are missing; scopes are never taken away again. */
export async function ensureScopes(db: Knex, scopes: Iterable<string>): Promise<void> {
  const rows = inLockOrder(scopes).map(scope => ({ scope, kind: readQuotaScope(scope).kind }));
  if (rows.length === 0) return;
  await db<QuotaScopeRow>('quota_scopes').insert(rows).onConflict('scope').ignore();
}

/**
 * Locks rows that exist, in text order, until the end of the transaction. Whoever locks an environment, too,
 * does so before. It does not keep others from writing reservations, only from counting them.
 */
export async function lockScopes(tx: Knex.Transaction, scopes: string[]): Promise<QuotaScopeRow[]> {
  const wanted = inLockOrder(scopes);
  const rows = await tx<QuotaScopeRow>('quota_scopes')
    .whereIn('scope', wanted)
    .orderBy('scope')
    .forNoKeyUpdate();
  if (rows.length !== wanted.length) {
    throw new Error(`Scopes of quotas are missing: ${wanted.join(', ')}`);
  }
  return rows;
}

export async function findScopes(db: Knex, scopes: string[]): Promise<QuotaScopeRow[]> {
  return db<QuotaScopeRow>('quota_scopes').whereIn('scope', scopes).orderBy('scope');
}

/** Every scope that there is, for the metrics. */
export async function allScopes(db: Knex): Promise<QuotaScopeRow[]> {
  return db<QuotaScopeRow>('quota_scopes').orderBy('scope');
}

/** One page in the order of the scopes' text; of all, or of those of these owners and what covers everybody. */
export async function listScopes(
  db: Knex,
  { cursor, limit, ...filter }: QuotasQuery & { limit: number },
  owners: string[] | 'all',
): Promise<{ rows: QuotaScopeRow[]; totalItems: number; pageInfo: PageInfo }> {
  const narrow = () => {
    const rows = db<QuotaScopeRow>('quota_scopes');
    if (filter.kind) rows.where('kind', filter.kind);
    if (filter.text) {
      const literal = filter.text.toLowerCase().replace(/[\\%_]/g, '\\$&');
      rows.whereRaw("scope like ? escape '\\'", [`%${literal}%`]);
    }
    if (owners !== 'all') {
      rows.andWhere(either => either.whereNot('kind', 'owner').orWhereIn('scope', owners));
    }
    return rows;
  };
  const { total } = (await narrow().count({ total: '*' }).first()) as { total: BigNumber };
  const { rows, pageInfo } = await selectPage<QuotaScopeRow>(
    narrow().select('*'),
    {
      limit,
      cursor,
      column: 'scope',
      idColumn: 'scope',
      descending: false,
      list: ['quotas', filter],
      values: 'text',
    },
    row => ({ value: row.scope, id: row.scope }),
  );
  return { rows, totalItems: Number(total), pageInfo };
}

/** Sets what wins over the configuration, undefined for nothing, and keeps who did it; the row is locked. */
export async function storeLimits(
  tx: Knex.Transaction,
  { scope, limits: before }: QuotaScopeRow,
  change: { limits: QuotaLimits | undefined; by: string; now: Date },
): Promise<void> {
  const { limits, by, now } = change;
  const at = fromMoment(now);
  await tx<QuotaScopeRow>('quota_scopes')
    .where({ scope })
    .update({
      limits: limits ? JSON.stringify(limits) : null,
      set_by: limits ? by : null,
      set_at: limits ? at : null,
    });
  await tx<QuotaChangeRow>('quota_changes').insert({
    id: randomUUID(),
    scope,
    at,
    by,
    before: before ?? '{}',
    after: JSON.stringify(limits ?? {}),
  });
}

/** The last changes of a scope's limits, newest first. */
export async function findChanges(
  db: Knex,
  scope: string,
  limit: number,
): Promise<QuotaChangeRow[]> {
  return db<QuotaChangeRow>('quota_changes')
    .where({ scope })
    .orderBy([
      { column: 'at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit);
}
