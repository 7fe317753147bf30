import type { Knex } from 'knex';
import { toMoment } from '../database/columns';
import { lockEnvironment } from '../database/environments/findEnvironment';
import type { EnvironmentRow } from '../database/tables';
import { conflict, notFound } from '../errors';
import { queueCreation, queueDeletion } from './queueing';

/**
 * Repeats the operation that has failed. What was approved for it is approved still, for as many milliseconds
 * as `validFor`.
 */
export async function retryEnvironment(
  tx: Knex.Transaction,
  id: string,
  { actor, validFor, now }: { actor: string; validFor: number; now: Date },
): Promise<void> {
  const environment = await lockEnvironment(tx, id);
  if (!environment) throw notFound('environment');
  switch (environment.status) {
    case 'failed':
      if (toMoment(environment.expires_at) <= now) {
        throw conflict('status', 'Its lifetime has ended');
      }
      if (isStale(environment, validFor, now)) {
        throw conflict(
          'approval',
          'Its approval is too old to be good for a retry: delete it and ask again',
        );
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

function isStale(
  { approved_at: approvedAt }: Pick<EnvironmentRow, 'approved_at'>,
  validFor: number,
  now: Date,
): boolean {
  return approvedAt !== null && toMoment(approvedAt).getTime() + validFor < now.getTime();
}
