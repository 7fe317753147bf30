import type { Knex } from 'knex';
import { isFinalStatus, type EnvironmentType } from '@eks-environments/plugin-environments-common';
import { changeEnvironment, type NewEvent } from '../database/changeStatus';
import { fromMoment } from '../database/columns';
import { lockEnvironment } from '../database/environments/findEnvironment';
import { cancelQueued } from '../database/operations/cancelQueued';
import { findRequest } from '../database/requests/findRequest';
import type { EnvironmentRow } from '../database/tables';
import { conflict, notFound } from '../errors';
import type { Outbox } from '../notifications/Outbox';
import type { LapseContext } from '../requests/lapse';
import { openRequest, type Asked } from '../requests/openRequest';
import { dropOpenRequest, withdrawRequest } from '../requests/withdrawRequest';
import { requireNoOpenRequest } from './extension';
import { queueDeletion } from './queueing';

/** Whoever asks for a deletion needs another one's approval, for environments of these types. */
export interface FourEyes extends LapseContext {
  types: EnvironmentType[];
  asked: Asked;
}

/**
 * Withdraws what waits for approval, queues the deletion of what is there, or has what runs stopped first; its
 * holder queues the deletion then. With `fourEyes` what has been ready is only asked to be deleted. Asking again
 * changes nothing. False if nothing was changed. Throws ConflictError where it is over, protected, or something
 * else is asked for of what needs four eyes.
 */
export async function requestDeletion(
  tx: Knex.Transaction,
  id: string,
  event: NewEvent,
  { outbox, now, fourEyes }: { outbox: Outbox; now: Date; fourEyes?: FourEyes },
): Promise<boolean> {
  const environment = await lockEnvironment(tx, id);
  if (!environment) throw notFound('environment');
  const { status } = environment;
  if (isFinalStatus(status)) {
    throw conflict('status', `The environment is ${status} already`);
  }
  if (status === 'deleting' || environment.delete_requested_at !== null) return false;
  if (status === 'awaiting-approval') {
    await withdrawRequest(tx, environment, { actor: event.actor, outbox, now });
    return true;
  }
  requireUnprotected(environment);
  if (fourEyes && needsFourEyes(environment, fourEyes.types)) {
    return askForDeletion(tx, environment, fourEyes, { outbox, now });
  }
  const why = 'the environment is being deleted';
  const withdrawal = { actor: event.actor, why, outbox, now };
  await endEnvironment(tx, await dropOpenRequest(tx, environment, withdrawal), event, now);
  return true;
}

/** Throws ConflictError. */
export function requireUnprotected(environment: Pick<EnvironmentRow, 'deletion_protection'>): void {
  if (environment.deletion_protection === 0) return;
  throw conflict('protected', 'It is protected from deletion; lift that first');
}

/** Queues the deletion, once what runs has stopped; no request is open for it, and its row is locked. */
export async function endEnvironment(
  tx: Knex.Transaction,
  environment: EnvironmentRow,
  event: NewEvent,
  now: Date,
): Promise<void> {
  if (await isFreeOfOperations(tx, environment, now)) {
    await queueDeletion(tx, environment, event, now);
  } else {
    await changeEnvironment(tx, {
      environment,
      set: { delete_requested_at: fromMoment(now) },
      event: { ...event, message: `${event.message}; what runs is stopped first` },
      now,
    });
  }
}

/**
 * Whether the deletion of what there is takes two people, for what is not over and does not wait. What was never ready
 * is of no use to anybody, and of what has failed to be deleted little is left.
 */
export function needsFourEyes(
  { type, status, ready_at }: Pick<EnvironmentRow, 'type' | 'status' | 'ready_at'>,
  types: EnvironmentType[],
): boolean {
  return types.includes(type) && ready_at !== null && status !== 'delete-failed';
}

async function askForDeletion(
  tx: Knex.Transaction,
  environment: EnvironmentRow,
  { asked, ...context }: FourEyes,
  { outbox, now }: { outbox: Outbox; now: Date },
): Promise<boolean> {
  const { open_request_id: openId } = environment;
  const open = openId === null ? undefined : await findRequest(tx, openId);
  if (open?.kind === 'delete') return false;
  requireNoOpenRequest(environment);
  await openRequest(tx, environment, asked, { ...context, outbox, now });
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
