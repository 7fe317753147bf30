import type { Knex } from 'knex';
import { approversOf } from '../aggregate';
import type { EnvironmentRow } from '../tables';

const columns = [
  'id',
  'owner',
  'requester',
  'type',
  'provider',
  'target',
  'region',
  'status',
  'lifetime',
  'nodes',
  'cost_per_month',
  'via',
] as const satisfies ReadonlyArray<keyof EnvironmentRow>;

/** What policies judge an environment by. */
export type FactsRecord = Pick<EnvironmentRow, (typeof columns)[number]> & {
  approvers: string | null;
};

export async function findFacts(db: Knex, ids: string[]): Promise<FactsRecord[]> {
  return db('environments')
    .select([...columns])
    .select(approversOf(db, 'environments.open_request_id'))
    .whereIn('id', ids);
}
