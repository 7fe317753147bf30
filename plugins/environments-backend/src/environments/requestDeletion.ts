import type { Knex } from 'knex';
import { isFinalStatus } from '@eks-environments/plugin-environments-common';
import { changeEnvironment, type NewEvent } from '../database/changeStatus';
import { fromMoment } from '../database/columns';
import { lockEnvironment } from '../database/environments/findEnvironment';
import { splitApprovers } from '../database/aggregate';
import { closeRequest } from '../database/requests/closeRequest';
import type { EnvironmentRow } from '../database/tables';
import { findRequest } from '../database/requests/findRequest';
import { requestWithdrawn } from '../notifications/messages';
import type { Outbox } from '../notifications/Outbox';
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
  { outbox, now }: { outbox: Outbox; now: Date },
): Promise<boolean> {
  const environment = await lockEnvironment(tx, id);
  if (!environment) throw notFound('environment');
  const { status } = environment;
  if (isFinalStatus(status)) {
    throw conflict('status', `The environment is ${status} already`);
  }
  if (status === 'deleting' || environment.delete_requested_at !== null) return false;
  if (status === 'awaiting-approval') {
    await withdraw(tx, environment, { actor: event.actor, outbox, now });
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
  { actor, outbox, now }: { actor: string | undefined; outbox: Outbox; now: Date },
): Promise<void> {
  const { open_request_id: requestId } = environment;
  const request = requestId === null ? undefined : await findRequest(tx, requestId);
  if (!request || requestId === null || !(await closeRequest(tx, requestId, 'withdrawn', now))) {
    throw conflict('decided', 'The request is not open any more');
  }
  await changeEnvironment(tx, {
    environment,
    status: 'withdrawn',
    set: { open_request_id: null },
    event: { kind: 'withdrawn', actor, message: 'The request was withdrawn' },
    now,
  });
  if (actor !== undefined) {
    const recipients = splitApprovers(request.approvers);
    await outbox.write(tx, requestWithdrawn({ environment, request, recipients, by: actor, now }));
  }
}
