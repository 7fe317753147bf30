import type { Knex } from 'knex';
import type { EnvironmentStatus } from '@eks-environments/plugin-environments-common';
import { changeEnvironment, type NewEvent } from '../database/changeStatus';
import { advanceRequest } from '../database/requests/advanceRequest';
import { fromMoment } from '../database/columns';
import type { EnvironmentRow, RequestRow } from '../database/tables';

/** Ends an open request without an environment; its row is locked. False if the request was changed meanwhile. */
export async function endRequest(
  tx: Knex.Transaction,
  environment: EnvironmentRow,
  request: Pick<RequestRow, 'id' | 'version'>,
  end: { status: Extract<EnvironmentStatus, 'rejected' | 'lapsed'>; event: NewEvent; now: Date },
): Promise<boolean> {
  const { status, event, now } = end;
  const closed = await advanceRequest(tx, request, { status, closed_at: fromMoment(now) });
  if (!closed) return false;
  await changeEnvironment(tx, {
    environment,
    status,
    set: { open_request_id: null },
    event,
    now,
  });
  return true;
}
