import type { Knex } from 'knex';
import { finalStatuses } from '@eks-environments/plugin-environments-common';
import type { EnvironmentRow } from '../tables';

/** Every environment that has not ended, with its owner and whether that is marked as missing. */
export async function livingOwners(
  db: Knex,
): Promise<Array<{ id: string; owner: string; marked: boolean }>> {
  const rows = await db<EnvironmentRow>('environments')
    .select('id', 'owner', 'owner_missing_since')
    .whereNotIn('status', [...finalStatuses])
    .orderBy('id');
  return rows.map(row => ({
    id: row.id,
    owner: row.owner,
    marked: row.owner_missing_since !== null,
  }));
}
