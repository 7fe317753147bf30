import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import {
  isFinalStatus,
  type EnvironmentStatus,
} from '@eks-environments/plugin-environments-common';
import { mayFollow } from '../environments/transitions';
import { fromMoment } from './columns';
import { releaseReservations } from './quotas/reservations';
import type { EnvironmentRow, EventRow } from './tables';

/** Of what is over, or soon is, nothing comes to be due any more. */
const nothingDue = { warn_at: null, grace_ends_at: null, next_sleep_at: null, next_wake_at: null };

function isOver(status: EnvironmentStatus): boolean {
  return status === 'deleting' || isFinalStatus(status);
}

/** An event to be written with a change. */
export interface NewEvent {
  kind: string;
  message: string;
  /** Absent where the system acts. */
  actor?: string;
  operationId?: string;
}

/**
 * Changes an environment in a transaction: checks the transition, bumps the version, sets `changed_at`,
 * writes the event, and gives back what it holds of the quotas where it ends. Throws ConflictError if the row is no longer at that version or the status may not
 * follow.
 */
export async function changeEnvironment(
  tx: Knex.Transaction,
  change: {
    environment: Pick<EnvironmentRow, 'id' | 'version' | 'status'>;
    status?: EnvironmentStatus;
    set?: Partial<Omit<EnvironmentRow, 'id' | 'version' | 'status' | 'changed_at'>>;
    event?: NewEvent;
    now: Date;
  },
): Promise<void> {
  const { environment, status, set, event, now } = change;
  if (status && status !== environment.status && !mayFollow(environment.status, status)) {
    throw new ConflictError(`An environment that is ${environment.status} cannot become ${status}`);
  }
  const version = environment.version + 1;
  const changed = await tx<EnvironmentRow>('environments')
    .where({ id: environment.id, version: environment.version })
    .update({
      ...set,
      ...(status && { status }),
      ...(status && isOver(status) && nothingDue),
      version,
      changed_at: fromMoment(now),
    });
  if (changed !== 1) {
    throw new ConflictError('The environment was changed by someone else at the same time');
  }
  if (status && isFinalStatus(status)) await releaseReservations(tx, environment.id);
  if (event) {
    await tx<EventRow>('environment_events').insert({
      id: randomUUID(),
      environment_id: environment.id,
      version,
      at: fromMoment(now),
      kind: event.kind,
      actor: event.actor ?? null,
      status: status ?? environment.status,
      message: event.message,
      operation_id: event.operationId ?? null,
    });
  }
}
