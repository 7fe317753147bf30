import type { Knex } from 'knex';
import { toMoment } from '../database/columns';
import { lockEnvironment } from '../database/environments/findEnvironment';
import { conflict, notFound } from '../errors';
import { queueCreation, queueDeletion } from './queueing';

/** Repeats the operation that has failed. What was approved for it is approved still. */
export async function retryEnvironment(
  tx: Knex.Transaction,
  id: string,
  actor: string,
  now: Date,
): Promise<void> {
  const environment = await lockEnvironment(tx, id);
  if (!environment) throw notFound('environment');
  switch (environment.status) {
    case 'failed':
      if (toMoment(environment.expires_at) <= now) {
        throw conflict('status', 'Its lifetime has ended');
      }
      await queueCreation(
        tx,
        environment,
        { kind: 'retried', actor, message: 'The creation is queued again' },
        now,
      );
      break;
    case 'delete-failed':
      await queueDeletion(
        tx,
        environment,
        { kind: 'retried', actor, message: 'The deletion is queued again' },
        now,
      );
      break;
    default:
      throw conflict('status', `Nothing has failed: the environment is ${environment.status}`);
  }
}
