import type { Knex } from 'knex';
import {
  isFinalStatus,
  type UpdateEnvironment,
} from '@eks-environments/plugin-environments-common';
import { changeEnvironment } from '../database/changeStatus';
import { lockEnvironment } from '../database/environments/findEnvironment';
import { conflict, notFound } from '../errors';
import { searchText } from './createEnvironment';

/** Changes what people may change of an environment, at the given version if there is one. */
export async function updateEnvironment(
  tx: Knex.Transaction,
  id: string,
  change: UpdateEnvironment & { version?: number },
  actor: string,
  now: Date,
): Promise<void> {
  const environment = await lockEnvironment(tx, id);
  if (!environment) throw notFound('environment');
  if (change.version !== undefined && change.version !== environment.version) {
    throw conflict('version', 'The environment was changed since you read it; read it again');
  }
  if (isFinalStatus(environment.status)) {
    throw conflict('status', `The environment is ${environment.status}`);
  }
  const description = change.description || null;
  await changeEnvironment(tx, {
    environment,
    set: { description, search_text: searchText(environment.name, description) },
    event: { kind: 'updated', actor, message: 'The description was changed' },
    now,
  });
}
