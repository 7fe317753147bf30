import type { Knex } from 'knex';
import { changeEnvironment, type NewEvent } from '../database/changeStatus';
import { fromMoment, noEnd, toMoment, toNumber } from '../database/columns';
import type { EnvironmentRow } from '../database/tables';
import { insertOperation } from '../database/operations/insertOperation';

/** Queues the creation. The lifetime counts from the first time that this is done. */
export async function queueCreation(
  tx: Knex.Transaction,
  environment: EnvironmentRow,
  event: NewEvent,
  now: Date,
): Promise<void> {
  const operationId = await insertOperation(tx, { environment, kind: 'create', now });
  const counting = toMoment(environment.expires_at).getTime() < noEnd.getTime();
  const starts = environment.lifetime !== null && !counting;
  await changeEnvironment(tx, {
    environment,
    status: 'queued',
    set: {
      current_operation_id: operationId,
      open_request_id: null,
      last_error: null,
      ...(environment.approved_at === null && { approved_at: fromMoment(now) }),
      ...(starts && {
        expires_at: fromMoment(new Date(now.getTime() + toNumber(environment.lifetime ?? 0))),
      }),
    },
    event: { ...event, operationId },
    now,
  });
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
