import type { Knex } from 'knex';
import { fromMoment, toMoment } from '../columns';
import type { EventRow, Moment, OperationRow } from '../tables';

/** Who had an operation queued; undefined where the system did. */
export async function actorOfOperation(
  db: Knex,
  operation: Pick<OperationRow, 'id' | 'environment_id'>,
): Promise<string | undefined> {
  const event = await db<EventRow>('environment_events')
    .where({ environment_id: operation.environment_id, operation_id: operation.id })
    .orderBy('version')
    .first('actor');
  return event?.actor ?? undefined;
}

/** Who caused what happened at that moment, last of all; undefined where the system did. */
export async function actorAt(
  db: Knex,
  environmentId: string,
  at: Moment,
): Promise<string | undefined> {
  const event = await db<EventRow>('environment_events')
    .where({ environment_id: environmentId, at: fromMoment(toMoment(at)) })
    .orderBy('version', 'desc')
    .first('actor');
  return event?.actor ?? undefined;
}

/** Whether an operation was queued in the grace of its environment, which an extension ends. */
export async function wasQueuedInGrace(
  db: Knex,
  operation: Pick<OperationRow, 'id' | 'environment_id'>,
): Promise<boolean> {
  const { environment_id } = operation;
  const queued = db<EventRow>('environment_events')
    .where({ environment_id, operation_id: operation.id })
    .min('version');
  const last = await db<EventRow>('environment_events')
    .where({ environment_id })
    .whereIn('kind', ['grace-started', 'extended'])
    .where('version', '<', queued)
    .orderBy('version', 'desc')
    .first('kind');
  return last?.kind === 'grace-started';
}
