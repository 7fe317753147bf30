import type { Knex } from 'knex';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { FactsFilter } from '@eks-environments/plugin-environments-node';

/** Where the facts of a resource are found. */
export interface FactsSource {
  table: 'environments' | 'environment_requests';
  /** Column with the status of the environment. */
  status: string;
  /** Column with the id of the request whose approvers count. */
  approversOf: string;
}

export const environmentFacts: FactsSource = {
  table: 'environments',
  status: 'environments.status',
  approversOf: 'environments.open_request_id',
};

/** Needs a join with the environment. */
export const requestFacts: FactsSource = {
  table: 'environment_requests',
  status: 'environments.status',
  approversOf: 'environment_requests.id',
};

const columns = { lifetime: 'lifetime', nodes: 'nodes', costPerMonth: 'cost_per_month' } as const;

/** The conditions of a policy as SQL. Every leaf is true or false, never null, so that `not` is exact. */
export function whereFacts(
  query: Knex.QueryBuilder,
  criteria: PermissionCriteria<FactsFilter>,
  source: FactsSource,
): void {
  if ('not' in criteria) {
    query.whereNot(inner => whereFacts(inner, criteria.not, source));
  } else if ('allOf' in criteria) {
    query.whereRaw('1 = 1');
    for (const part of criteria.allOf) query.andWhere(inner => whereFacts(inner, part, source));
  } else if ('anyOf' in criteria && !('fact' in criteria)) {
    query.whereRaw('1 = 0');
    for (const part of criteria.anyOf) query.orWhere(inner => whereFacts(inner, part, source));
  } else {
    whereFact(query, criteria, source);
  }
}

function whereFact(query: Knex.QueryBuilder, filter: FactsFilter, source: FactsSource): void {
  if ('atMost' in filter) {
    const column = `${source.table}.${columns[filter.fact]}`;
    query.whereNotNull(column).andWhere(column, '<=', filter.atMost);
  } else if (filter.anyOf.length === 0) {
    query.whereRaw('1 = 0');
  } else if (filter.fact === 'approvers') {
    query.andWhere(decides => whereNominated(decides, source.approversOf, filter.anyOf));
  } else {
    query.whereIn(
      filter.fact === 'status' ? source.status : `${source.table}.${filter.fact}`,
      filter.anyOf,
    );
  }
}

/** What they are to decide is read first, so that PostgreSQL can find it by its index beside other reasons. */
function whereNominated(query: Knex.QueryBuilder, column: string, refs: string[]): void {
  query.whereNotNull(column).andWhere(decides => {
    const requests = decides.client
      .queryBuilder()
      .from('environment_request_approvers')
      .whereIn('entity_ref', refs)
      .select('request_id');
    if (decides.client.config.client === 'pg') {
      decides.whereRaw('?? = any(array(?))', [column, requests]);
    } else {
      decides.whereIn(column, requests);
    }
  });
}
