import type { Knex } from 'knex';
import { finalStatuses } from '@eks-environments/plugin-environments-common';
import type { EnvironmentRow } from '../tables';
import {
  selectFullRecords,
  selectRecords,
  type EnvironmentRecord,
  type FullEnvironmentRecord,
} from './records';

export async function findEnvironment(
  db: Knex,
  id: string,
): Promise<FullEnvironmentRecord | undefined> {
  return selectFullRecords(db).where('environments.id', id).first();
}

/** The environment that keeps a name, or what must exist only once, from being taken again. */
export async function findOccupant(
  db: Knex,
  taken: { name: string; uniqueKey: string },
): Promise<EnvironmentRecord | undefined> {
  return selectRecords(db)
    .whereNotIn('environments.status', [...finalStatuses])
    .andWhere(either =>
      either
        .where('environments.name', taken.name)
        .orWhere('environments.unique_key', taken.uniqueKey),
    )
    .first();
}

/** Reads and locks an environment until the end of the transaction: before its operation, and before quotas. */
export async function lockEnvironment(
  tx: Knex.Transaction,
  id: string,
): Promise<EnvironmentRow | undefined> {
  return tx<EnvironmentRow>('environments').where({ id }).forUpdate().first();
}
