import type { Knex } from 'knex';
import type { PageInfo } from '@eks-environments/plugin-environments-common';
import { pageOf, readCursor, type PageRequest } from './cursor';

/** One page of a list that is sorted by a column and, where that is equal, by id. */
export interface KeysetPage extends PageRequest {
  column: string;
  idColumn: string;
  descending: boolean;
}

/** Runs the query for one page; `keyOf` gives the value of the sort column and the id of a row. */
export async function selectPage<T>(
  query: Knex.QueryBuilder,
  page: KeysetPage,
  keyOf: (row: T) => { value: string | number; id: string },
): Promise<{ rows: T[]; pageInfo: PageInfo }> {
  const bound = { ...page, list: [page.list, page.column, page.descending] };
  const cursor = readCursor(bound);
  const descending = page.descending !== (cursor?.backwards ?? false);
  if (cursor) {
    query.whereRaw(`(??, ??) ${descending ? '<' : '>'} (?, ?)`, [
      page.column,
      page.idColumn,
      cursor.value,
      cursor.id,
    ]);
  }
  const order = descending ? 'desc' : 'asc';
  const found: T[] = await query
    .orderBy([
      { column: page.column, order },
      { column: page.idColumn, order },
    ])
    .limit(page.limit + 1);
  return pageOf(found, bound, keyOf);
}
