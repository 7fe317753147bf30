import type { Knex } from 'knex';
import { isFinalStatus } from '@eks-environments/plugin-environments-common';
import { changeEnvironment, type NewEvent } from '../database/changeStatus';
import { fromMoment } from '../database/columns';
import { lockEnvironment } from '../database/environments/findEnvironment';
import { closeRequest } from '../database/requests/closeRequest';
import type { EnvironmentRow } from '../database/tables';
import { conflict, notFound } from '../errors';
import { cancelQueued } from '../database/operations/cancelQueued';
import { queueDeletion } from './queueing';

/**
 * Withdraws what waits for approval, queues the deletion of what is there, or has what runs stopped first;
 * its holder queues the deletion then. Asking again changes nothing. False if nothing was changed.
 */
export async function requestDeletion(
  tx: Knex.Transaction,
  id: string,
  event: NewEvent,
  now: Date,
): Promise<boolean> {
  const environment = await lockEnvironment(tx, id);
  if (!environment) throw notFound('environment');
  const { status } = environment;
  if (isFinalStatus(status)) {
    throw conflict('status', `The environment is ${status} already`);
  }
  if (status === 'deleting' || environment.delete_requested_at !== null) return false;
  if (status === 'awaiting-approval') {
    await withdraw(tx, environment, event.actor, now);
  } else if (await isFreeOfOperations(tx, environment, now)) {
    await queueDeletion(tx, environment, event, now);
  } else {
    await changeEnvironment(tx, {
      environment,
      set: { delete_requested_at: fromMoment(now) },
      event: { ...event, message: `${event.message}; what runs is stopped first` },
      now,
    });
  }
  return true;
}

/** Takes back what no worker has taken up. */
async function isFreeOfOperations(
  tx: Knex.Transaction,
  environment: EnvironmentRow,
  now: Date,
): Promise<boolean> {
  const { current_operation_id: operationId } = environment;
  return operationId === null || cancelQueued(tx, operationId, now);
}

/** Takes the open request of an environment back; the environment's row is locked. */
export async function withdraw(
  tx: Knex.Transaction,
  environment: EnvironmentRow,
  actor: string | undefined,
  now: Date,
): Promise<void> {
  const { open_request_id: requestId } = environment;
  if (requestId === null || !(await closeRequest(tx, requestId, 'withdrawn', now))) {
    throw conflict('decided', 'The request is not open any more');
  }
  await changeEnvironment(tx, {
    environment,
    status: 'withdrawn',
    set: { open_request_id: null },
    event: { kind: 'withdrawn', actor, message: 'The request was withdrawn' },
    now,
  });
}
