import type { Knex } from 'knex';
import type { PageInfo } from '@eks-environments/plugin-environments-common';
import { pageOf, readCursor, type PageRequest } from './cursor';

/** One page of a list that is sorted by a column and, where that is equal, by id. */
export interface KeysetPage extends PageRequest {
  column: string;
  idColumn: string;
  descending: boolean;
}

/**
 * Runs the query for one page; `keyOf` gives the value of the sort column and the id of a row. Where there is much
 * to be joined, the query selects but ids, and `rowsOf` the rows of those of the page.
 */
export async function selectPage<T>(
  query: Knex.QueryBuilder,
  page: KeysetPage,
  keyOf: (row: T) => { value: string | number; id: string },
  rowsOf?: (ids: Knex.QueryBuilder) => Knex.QueryBuilder,
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
  const sorted = (rows: Knex.QueryBuilder) =>
    rows.orderBy([
      { column: page.column, order },
      { column: page.idColumn, order },
    ]);
  const inPage = sorted(query).limit(page.limit + 1);
  const found: T[] = await (rowsOf ? sorted(rowsOf(inPage)) : inPage);
  return pageOf(found, bound, keyOf);
}
