import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { EnvironmentStatus } from '@eks-environments/plugin-environments-common';
import type { NewEvent } from '../changeStatus';
import { fromMoment } from '../columns';
import type { EnvironmentRow, EventRow } from '../tables';

/** The first event of an environment; every later one is written with a change. */
export async function insertFirstEvent(
  tx: Knex.Transaction,
  environment: Pick<EnvironmentRow, 'id' | 'version'>,
  event: NewEvent & { status?: EnvironmentStatus },
  now: Date,
): Promise<void> {
  await tx<EventRow>('environment_events').insert({
    id: randomUUID(),
    environment_id: environment.id,
    version: environment.version,
    at: fromMoment(now),
    kind: event.kind,
    actor: event.actor ?? null,
    status: event.status ?? null,
    message: event.message,
    operation_id: null,
  });
}
