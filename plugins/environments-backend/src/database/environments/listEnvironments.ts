import type { Knex } from 'knex';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { EnvironmentsQuery, PageInfo } from '@eks-environments/plugin-environments-common';
import type { FactsFilter } from '@eks-environments/plugin-environments-node';
import { invalid } from '../../errors';
import { fromMoment, isStorable, toMoment, toNumber } from '../columns';
import { selectPage } from '../keyset';
import type { BigNumber } from '../tables';
import { environmentFacts, whereFacts } from '../whereFacts';
import { selectRecords, type EnvironmentRecord } from './records';

const sortColumns = {
  createdAt: 'created_at',
  changedAt: 'changed_at',
  expiresAt: 'expires_at',
  name: 'name',
} as const;
type SortField = keyof typeof sortColumns;

/** Word for word the condition of the index environments_soonest_newest. */
const isOpen = "environments.status not in ('deleted', 'rejected', 'withdrawn', 'lapsed')";
const equal = ['requester', 'type', 'provider', 'target', 'region'] as const;

/** One page of what the criteria let through, and how many there are in all. */
export async function listEnvironments(
  db: Knex,
  query: EnvironmentsQuery & { limit: number; order: string },
  criteria: PermissionCriteria<FactsFilter> | undefined,
): Promise<{ rows: EnvironmentRecord[]; totalItems: number; pageInfo: PageInfo }> {
  const { cursor, limit, order, ...filter } = query;
  const [field, direction] = order.split(',') as [SortField, 'asc' | 'desc'];
  const column = sortColumns[field];

  const count = () => narrow(db('environments'), filter, criteria).count({ total: '*' });
  const { rows, pageInfo } = await selectPage<EnvironmentRecord & { total: BigNumber }>(
    narrow(db('environments').select('environments.id'), filter, criteria),
    {
      limit,
      cursor,
      column: `environments.${column}`,
      idColumn: 'environments.id',
      descending: direction === 'desc',
      list: filter,
      values: field === 'name' ? 'text' : 'moment',
      // Ascending, what has no end comes behind what has one, the newest first; descending is the reverse of that.
      ...(field === 'expiresAt' && { newestBy: 'environments.created_at' }),
    },
    row => ({
      value: field === 'name' ? row.name : fromMoment(toMoment(row[column])),
      id: row.id,
      ...(field === 'expiresAt' && { at: fromMoment(toMoment(row.created_at)) }),
    }),
    // How many there are comes with the rows: to ask for it by itself takes longer than to count a few.
    ids => selectRecords(db).select(count().as('total')).whereIn('environments.id', ids),
  );
  const [{ total }] = rows.length > 0 ? rows : await count();
  return { rows, totalItems: toNumber(total), pageInfo };
}

function narrow(
  rows: Knex.QueryBuilder,
  filter: EnvironmentsQuery,
  criteria: PermissionCriteria<FactsFilter> | undefined,
): Knex.QueryBuilder {
  if (filter.owner) rows.whereIn('environments.owner', filter.owner);
  if (filter.status) rows.whereIn('environments.status', filter.status);
  else rows.whereRaw(isOpen);
  for (const field of equal) {
    const value = filter[field];
    if (value !== undefined) rows.where(`environments.${field}`, value);
  }
  if (filter.changedAfter) {
    rows.where('environments.changed_at', '>', readChangedAfter(filter.changedAfter));
  }
  if (filter.text) {
    const literal = filter.text.toLowerCase().replace(/[\\%_]/g, '\\$&');
    rows.whereRaw("environments.search_text like ? escape '\\'", [`%${literal}%`]);
  }
  if (criteria) rows.andWhere(inner => whereFacts(inner, criteria, environmentFacts));
  return rows;
}

/** The document lets through what is no moment of ours, such as a leap second. */
function readChangedAfter(text: string): string {
  const moment = new Date(text);
  if (!isStorable(moment)) {
    throw invalid([
      { path: 'changedAfter', rule: 'moment', message: 'Pass a moment of the years 1 to 9999.' },
    ]);
  }
  return fromMoment(moment);
}
