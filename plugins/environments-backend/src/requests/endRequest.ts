import type { Knex } from 'knex';
import type { EnvironmentStatus } from '@eks-environments/plugin-environments-common';
import { changeEnvironment, type NewEvent } from '../database/changeStatus';
import { advanceRequest } from '../database/requests/advanceRequest';
import { fromMoment } from '../database/columns';
import type { EnvironmentRow, RequestRow } from '../database/tables';

/**
 * Ends an open request without what it asks for; its environment's row is locked. One that was never made ends
 * with it, another goes on as it is. False if the request was changed meanwhile.
 */
export async function endRequest(
  tx: Knex.Transaction,
  environment: EnvironmentRow,
  request: Pick<RequestRow, 'id' | 'version' | 'kind'>,
  end: { status: Extract<EnvironmentStatus, 'rejected' | 'lapsed'>; event: NewEvent; now: Date },
): Promise<boolean> {
  const { status, event, now } = end;
  const closed = await advanceRequest(tx, request, { status, closed_at: fromMoment(now) });
  if (!closed) return false;
  if (request.kind === 'create') {
    await changeEnvironment(tx, {
      environment,
      status,
      set: { open_request_id: null },
      event,
      now,
    });
  } else {
    await freeOfRequest(tx, environment, event, now);
  }
  return true;
}

/** What had an open request goes on without one; gives its row as it is then. */
export async function freeOfRequest(
  tx: Knex.Transaction,
  environment: EnvironmentRow,
  event: NewEvent,
  now: Date,
): Promise<EnvironmentRow> {
  const set = { open_request_id: null };
  await changeEnvironment(tx, { environment, set, event, now });
  return { ...environment, ...set, version: environment.version + 1 };
}
