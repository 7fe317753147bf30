import type { Knex } from 'knex';
import {
  isFinalStatus,
  type UpdateEnvironment,
} from '@eks-environments/plugin-environments-common';
import { changeEnvironment } from '../database/changeStatus';
import { lockEnvironment } from '../database/environments/findEnvironment';
import type { EnvironmentRow } from '../database/tables';
import { conflict, notFound } from '../errors';
import type { Change, UpdateContext } from './change';
import { searchText } from './createEnvironment';
import { changeProtection } from './protection';
import { changeSchedules, skipNextSleep } from './sleepSchedules';

/**
 * Changes what people may change of an environment, at the given version if there is one; schedules are valid.
 * Throws ConflictError by its version and its status.
 */
export async function updateEnvironment(
  tx: Knex.Transaction,
  id: string,
  change: UpdateEnvironment & { version?: number },
  context: UpdateContext,
): Promise<void> {
  let environment = await lockEnvironment(tx, id);
  if (!environment) throw notFound('environment');
  if (change.version !== undefined && change.version !== environment.version) {
    throw conflict('version', 'The environment was changed since you read it; read it again');
  }
  if (isFinalStatus(environment.status)) {
    throw conflict('status', `The environment is ${environment.status}`);
  }
  for (const changeOne of [describe, changeProtection, changeSchedules, skipNextSleep]) {
    const changed = changeOne(environment, change, context);
    if (changed) {
      await changeEnvironment(tx, { environment, ...changed, now: context.now });
      environment = { ...environment, ...changed.set, version: environment.version + 1 };
    }
  }
}

function describe(
  { name }: EnvironmentRow,
  change: UpdateEnvironment,
  { actor }: UpdateContext,
): Change | undefined {
  if (change.description === undefined) return undefined;
  const description = change.description || null;
  return {
    set: { description, search_text: searchText(name, description) },
    event: { kind: 'updated', actor, message: 'The description was changed' },
  };
}
