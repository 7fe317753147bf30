import type { Knex } from 'knex';
import { splitApprovers } from '../database/aggregate';
import { changeEnvironment } from '../database/changeStatus';
import { closeRequest } from '../database/requests/closeRequest';
import { findRequest } from '../database/requests/findRequest';
import type { RequestRecord } from '../database/requests/records';
import type { EnvironmentRow } from '../database/tables';
import { conflict } from '../errors';
import { requestWithdrawn } from '../notifications/requesterMessages';
import type { Outbox } from '../notifications/Outbox';
import { freeOfRequest } from './endRequest';

export interface Withdrawal {
  /** Absent where the system acts. */
  actor: string | undefined;
  /** Part of a sentence; absent where it was just taken back. */
  why?: string;
  outbox: Outbox;
  now: Date;
}

/** Takes the open request of an environment back; the environment's row is locked. */
export async function withdrawRequest(
  tx: Knex.Transaction,
  environment: EnvironmentRow,
  withdrawal: Withdrawal,
): Promise<void> {
  const request = await closeOpen(tx, environment, withdrawal.now);
  if (!request) throw conflict('decided', 'The request is not open any more');
  const { actor, now } = withdrawal;
  if (request.kind === 'create') {
    await changeEnvironment(tx, {
      environment,
      status: 'withdrawn',
      set: { open_request_id: null },
      event: { kind: 'withdrawn', actor, message: 'The request was withdrawn' },
      now,
    });
  } else {
    await freeOfRequest(tx, environment, eventOf(request, withdrawal), now);
  }
  await tell(tx, environment, request, withdrawal);
}

/**
 * Takes back what is asked for of an environment, where something is, because it has become pointless; gives
 * its row as it is then. The row is locked.
 */
export async function dropOpenRequest(
  tx: Knex.Transaction,
  environment: EnvironmentRow,
  withdrawal: Withdrawal & { why: string },
): Promise<EnvironmentRow> {
  const request = await closeOpen(tx, environment, withdrawal.now);
  if (!request) return environment;
  await tell(tx, environment, request, withdrawal);
  return freeOfRequest(tx, environment, eventOf(request, withdrawal), withdrawal.now);
}

async function closeOpen(
  tx: Knex.Transaction,
  { open_request_id: id }: EnvironmentRow,
  now: Date,
): Promise<RequestRecord | undefined> {
  if (id === null || !(await closeRequest(tx, id, 'withdrawn', now))) return undefined;
  return findRequest(tx, id);
}

function eventOf({ kind }: RequestRecord, { actor, why }: Withdrawal) {
  const what = `The request to ${kind === 'extend' ? 'extend' : 'delete'} it was withdrawn`;
  return { kind: 'withdrawn', actor, message: why === undefined ? what : `${what}: ${why}` };
}

async function tell(
  tx: Knex.Transaction,
  environment: EnvironmentRow,
  request: RequestRecord,
  { actor, why, outbox, now }: Withdrawal,
): Promise<void> {
  const recipients = [...splitApprovers(request.approvers), request.requester];
  const by = actor === undefined ? {} : { by: actor };
  await outbox.write(tx, requestWithdrawn({ environment, request, recipients, ...by, why, now }));
}
