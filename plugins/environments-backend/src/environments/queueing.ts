import type { Knex } from 'knex';
import { changeEnvironment, type NewEvent } from '../database/changeStatus';
import { fromMoment, toNumber } from '../database/columns';
import type { EnvironmentRow } from '../database/tables';
import { insertOperation } from '../database/operations/insertOperation';
import { warningColumn } from '../lifecycle/warnings';
import type { Ledger } from '../quotas/Ledger';
import { amountsOfRow } from '../quotas/resources';
import { endOf } from './lifetime';
import { awakeAgain } from './sleep';

/**
 * Queues the creation. The lifetime counts from the first time that this is done, and so do the warnings of its
 * end: `warnBefore`, in milliseconds.
 */
export async function queueCreation(
  tx: Knex.Transaction,
  environment: EnvironmentRow,
  event: NewEvent,
  { warnBefore, now }: { warnBefore: number[]; now: Date },
): Promise<void> {
  const operationId = await insertOperation(tx, { environment, kind: 'create', now });
  const lifetime = environment.lifetime === null ? null : toNumber(environment.lifetime);
  const counts = lifetime === null || endOf(environment) !== null;
  await changeEnvironment(tx, {
    environment,
    status: 'queued',
    set: {
      current_operation_id: operationId,
      // A request that is open at a retry asks for something else.
      ...(environment.status === 'awaiting-approval' && { open_request_id: null }),
      last_error: null,
      ...(environment.approved_at === null && { approved_at: fromMoment(now) }),
      ...(!counts && endColumns(lifetime, warnBefore, now)),
    },
    event: { ...event, operationId },
    now,
  });
}

function endColumns(lifetime: number, warnBefore: number[], now: Date) {
  const expiresAt = new Date(now.getTime() + lifetime);
  return {
    expires_at: fromMoment(expiresAt),
    ...warningColumn({ expiresAt, lifetime }, warnBefore, now),
  };
}

/** Queues the deletion; no other operation may be open. */
export async function queueDeletion(
  tx: Knex.Transaction,
  environment: EnvironmentRow,
  event: NewEvent,
  now: Date,
): Promise<void> {
  const operationId = await insertOperation(tx, { environment, kind: 'delete', now });
  await changeEnvironment(tx, {
    environment,
    status: 'deleting',
    set: { current_operation_id: operationId, delete_requested_at: null, last_error: null },
    event: { ...event, operationId },
    now,
  });
}

/** Queues the hibernation of what is ready. What it holds of the quotas it holds until it sleeps. */
export async function queueHibernation(
  tx: Knex.Transaction,
  environment: EnvironmentRow,
  event: NewEvent,
  now: Date,
): Promise<void> {
  const operationId = await insertOperation(tx, { environment, kind: 'hibernate', now });
  await changeEnvironment(tx, {
    environment,
    status: 'hibernating',
    set: { current_operation_id: operationId, last_error: null },
    event: { ...event, operationId },
    now,
  });
}

/**
 * Queues the wake of what sleeps, or has failed to wake. It holds its whole share of the quotas from then on;
 * throws QuotaExceeded where there is no room for that.
 */
export async function queueWake(
  tx: Knex.Transaction,
  environment: EnvironmentRow,
  event: NewEvent,
  { ledger, now }: { ledger: Ledger; now: Date },
): Promise<void> {
  const operationId = await insertOperation(tx, { environment, kind: 'wake', now });
  const awake = { ...environment, ...awakeAgain(environment, now) };
  await changeEnvironment(tx, {
    environment,
    status: 'waking',
    set: {
      current_operation_id: operationId,
      last_error: null,
      asleep_since: awake.asleep_since,
      asleep_for: awake.asleep_for,
    },
    event: { ...event, operationId },
    now,
  });
  // Last, so that the quotas are locked for as short as can be. What has failed to wake has kept its share.
  if (environment.asleep_since !== null) {
    await ledger.replace(tx, environment.id, amountsOfRow(awake));
  }
}
