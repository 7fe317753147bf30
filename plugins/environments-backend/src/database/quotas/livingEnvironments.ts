import type { Knex } from 'knex';
import { finalStatuses } from '@eks-environments/plugin-environments-common';
import type { EnvironmentRow } from '../tables';

/** What decides which scopes cover an environment. */
export type LivingRecord = Pick<EnvironmentRow, 'id' | 'owner' | 'provider' | 'region'>;

/** Environments that hold something of the quotas, in the order of their ids. */
export async function livingEnvironments(
  db: Knex,
  after: string,
  limit: number,
): Promise<LivingRecord[]> {
  return db<EnvironmentRow>('environments')
    .select('id', 'owner', 'provider', 'region')
    .whereNotIn('status', [...finalStatuses])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit);
}
