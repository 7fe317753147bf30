import type { Knex } from 'knex';
import { findFacts } from '../database/environments/findFacts';
import { findRequests } from '../database/requests/findRequest';
import { factsOfEnvironment, factsOfRequest } from '../environments/facts';
import type { FactsReader } from './register';

function inOrder<R extends { id: string }, F>(ids: string[], rows: R[], factsOf: (row: R) => F) {
  const byId = new Map(rows.map(row => [row.id, factsOf(row)]));
  return ids.map(id => byId.get(id));
}

/** Reads the facts of both resource types. */
export function createFactsReaders(db: Knex): {
  environments: FactsReader;
  requests: FactsReader;
} {
  return {
    environments: async ids => inOrder(ids, await findFacts(db, ids), factsOfEnvironment),
    requests: async ids => inOrder(ids, await findRequests(db, ids), factsOfRequest),
  };
}
