import type { Knex } from 'knex';
import { fromMoment, toMoment } from '../database/columns';
import { advanceRequest } from '../database/requests/advanceRequest';
import type { RequestRecord } from '../database/requests/records';
import type { EnvironmentRow } from '../database/tables';
import { moveEnd, type ExtensionContext } from '../environments/extendEnvironment';
import { queueCreation } from '../environments/queueing';
import { endEnvironment, requireUnprotected } from '../environments/requestDeletion';
import { requestApproved } from '../notifications/requesterMessages';
import { freeOfRequest } from './endRequest';

/** The decision that was the last one needed. */
export interface Approval {
  by: string;
  comment: string | undefined;
  now: Date;
}

/**
 * Closes a request as approved and does what it asks for; its environment's row is locked. False if the request
 * was changed meanwhile. Throws ConflictError and InputError where the environment is not in the state for it
 * any more.
 */
export async function approve(
  tx: Knex.Transaction,
  environment: EnvironmentRow,
  request: RequestRecord,
  approval: Approval,
  context: ExtensionContext,
): Promise<boolean> {
  const { by, comment, now } = approval;
  const closed = { status: 'approved', closed_at: fromMoment(now) } as const;
  if (!(await advanceRequest(tx, request, closed))) return false;
  await carryOut(tx, environment, request, approval, context);
  const recipients = [request.requester];
  await context.outbox.write(
    tx,
    requestApproved({ environment, request, recipients, by, comment, now }),
  );
  return true;
}

async function carryOut(
  tx: Knex.Transaction,
  environment: EnvironmentRow,
  { kind, requester, expires_at: expiresAt }: RequestRecord,
  { by, comment, now }: Approval,
  context: ExtensionContext,
): Promise<void> {
  const said = comment ? `: ${comment}` : '';
  const approved = (what: string) => ({
    kind: 'approved',
    actor: by,
    message: `Approved; ${what}${said}`,
  });
  if (kind === 'create') {
    const { warnBefore } = context.lifecycle;
    await queueCreation(tx, environment, approved('the creation is queued'), { warnBefore, now });
  } else if (kind === 'extend') {
    if (expiresAt === null) throw new Error('An extension has an end');
    const free = await freeOfRequest(tx, environment, approved('it is extended'), now);
    const extension = { expiresAt: toMoment(expiresAt), actor: requester, approvedBy: by, now };
    await moveEnd(tx, free, extension, context);
  } else {
    requireUnprotected(environment);
    const free = await freeOfRequest(tx, environment, approved('it is deleted'), now);
    const event = { kind: 'deletion-queued', actor: requester, message: 'The deletion is queued' };
    await endEnvironment(tx, free, event, now);
  }
}
