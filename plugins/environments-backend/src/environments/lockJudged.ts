import type { Knex } from 'knex';
import { lockEnvironment } from '../database/environments/findEnvironment';
import type { EnvironmentRow } from '../database/tables';
import { conflict } from '../errors';
import type { AuthorizedCall } from './EnvironmentsService';

/**
 * Locks an environment that is to be changed. Throws ConflictError where it has another owner by now than the one whose
 * environments the caller may change.
 */
export async function lockJudged(
  tx: Knex.Transaction,
  id: string,
  { judgedOwner }: AuthorizedCall,
): Promise<EnvironmentRow | undefined> {
  const environment = await lockEnvironment(tx, id);
  if (environment && judgedOwner !== undefined && environment.owner !== judgedOwner) {
    throw conflict('version', 'It was given to another owner at the same time; try again');
  }
  return environment;
}
