import type { Knex } from 'knex';
import type { PageInfo, RequestsQuery } from '@eks-environments/plugin-environments-common';
import type { Visible } from '../../permissions/Rights';
import { fromMoment, toMoment, toNumber } from '../columns';
import { selectPage } from '../keyset';
import type { BigNumber } from '../tables';
import { environmentFacts, requestFacts, whereFacts, type FactsSource } from '../whereFacts';
import { selectRequests, type RequestRecord } from './records';

/** Whose environment may be read, or which may be decided. */
export interface VisibleRequests {
  read: Visible;
  approve: Visible;
}

/** One page of the requests that may be seen, newest first, and how many there are in all. */
export async function listRequests(
  db: Knex,
  query: RequestsQuery & { limit: number },
  visible: VisibleRequests,
  caller: string | undefined,
): Promise<{ rows: RequestRecord[]; totalItems: number; pageInfo: PageInfo }> {
  const { cursor, limit, ...filter } = query;
  const joined = db('environment_requests').join(
    'environments',
    'environments.id',
    'environment_requests.environment_id',
  );
  const count = narrow(joined, filter, visible, caller).count({ total: '*' }).first();
  const { total } = (await count) as { total: BigNumber };
  const { rows, pageInfo } = await selectPage<RequestRecord>(
    narrow(selectRequests(db), filter, visible, caller),
    {
      limit,
      cursor,
      column: 'environment_requests.created_at',
      idColumn: 'environment_requests.id',
      descending: true,
      list: ['requests', filter],
      values: 'moment',
    },
    row => ({ value: fromMoment(toMoment(row.created_at)), id: row.id }),
  );
  return { rows, totalItems: toNumber(total), pageInfo };
}

function narrow(
  rows: Knex.QueryBuilder,
  filter: RequestsQuery,
  visible: VisibleRequests,
  caller: string | undefined,
): Knex.QueryBuilder {
  if (filter.view === 'asked') rows.where('environment_requests.requester', caller ?? '');
  if (filter.view === 'decide') {
    rows.andWhere(inner => whereDecidable(inner, visible.approve, caller ?? ''));
  }
  if (filter.status) rows.whereIn('environment_requests.status', filter.status);
  if (filter.environmentId) {
    rows.where('environment_requests.environment_id', filter.environmentId);
  }
  return rows.andWhere(either => {
    either.orWhere(inner => whereVisible(inner, visible.read, environmentFacts));
    either.orWhere(inner => whereVisible(inner, visible.approve, requestFacts));
  });
}

/** Open, not the caller's own, and not decided by them yet. */
function whereDecidable(rows: Knex.QueryBuilder, approve: Visible, caller: string): void {
  rows
    .where('environment_requests.status', 'open')
    .whereNot('environment_requests.requester', caller)
    .whereNot('environment_requests.submitted_by', caller)
    .whereNotExists(decided =>
      decided
        .select('environment_decisions.id')
        .from('environment_decisions')
        .whereRaw('environment_decisions.request_id = environment_requests.id')
        .where('environment_decisions.decided_by', caller),
    )
    .andWhere(inner => whereVisible(inner, approve, requestFacts));
}

function whereVisible(rows: Knex.QueryBuilder, visible: Visible, source: FactsSource): void {
  if (visible === 'all') rows.whereRaw('1 = 1');
  else if (visible === 'none') rows.whereRaw('1 = 0');
  else whereFacts(rows, visible, source);
}
