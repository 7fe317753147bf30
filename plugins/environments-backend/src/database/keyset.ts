import type { Knex } from 'knex';
import type { PageInfo } from '@eks-environments/plugin-environments-common';
import { pageOf, readCursor, type Cursor, type PageRequest, type Place } from './cursor';

/** One page of a list that is sorted by a column and, where that is equal, by `newestBy` and by id. */
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
  keyOf: (row: T) => Place,
  rowsOf?: (ids: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<{ rows: T[]; pageInfo: PageInfo }> {
  const bound = { ...page, list: [page.list, page.column, page.descending] };
  const cursor = readCursor(bound);
  const descending = page.descending !== (cursor?.backwards ?? false);
  if (cursor) query.whereRaw(...beyond(cursor, page, descending));
  const sorted = (rows: Knex.QueryBuilder) => rows.orderBy(orderOf(page, descending));
  const inPage = sorted(query).limit(page.limit + 1);
  const found: T[] = await (rowsOf ? sorted(rowsOf(inPage)) : inPage);
  return pageOf(found, bound, keyOf);
}

function beyond(
  cursor: Cursor,
  { column, idColumn, newestBy }: KeysetPage,
  descending: boolean,
): [sql: string, bindings: Knex.RawBinding[]] {
  const [sign, opposite] = descending ? ['<', '>'] : ['>', '<'];
  const { value, id, at } = cursor;
  // Without a moment: of equal ones those further by id were not shown yet.
  if (newestBy === undefined || at === undefined) {
    return [`(??, ??) ${sign} (?, ?)`, [column, idColumn, value, id]];
  }
  return [
    `?? ${sign}= ? and (?? ${sign} ? or (??, ??) ${opposite} (?, ?))`,
    [column, value, column, value, newestBy, idColumn, at, id],
  ];
}

function orderOf({ column, idColumn, newestBy }: KeysetPage, descending: boolean) {
  const [order, opposite] = descending ? ['desc', 'asc'] : ['asc', 'desc'];
  return newestBy === undefined
    ? [column, idColumn].map(one => ({ column: one, order }))
    : [
        { column, order },
        { column: newestBy, order: opposite },
        { column: idColumn, order: opposite },
      ];
}
