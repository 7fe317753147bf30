import type { Knex } from 'knex';
import type { AuditedEvent } from '../audit/audited';
import type { RequestRecord } from '../database/requests/records';
import type { EnvironmentRow } from '../database/tables';
import { requestOutgrown, requestRejected } from '../notifications/requesterMessages';
import type { Outbox } from '../notifications/Outbox';
import type { Ledger, QuotaExceeded } from '../quotas/Ledger';
import { refusalInWords } from '../quotas/words';
import { changeRequest } from './changeRequest';
import { endRequest } from './endRequest';
import { recordOf } from './recordOf';
import type { Finding } from './reexamine';

/** What keeps a request from being approved as it was seen. */
export type Obstacle = Exclude<Finding, { kind: 'same' }>;

/**
 * Does by itself what a finding at the last approval comes to: rejects the request, or makes a new version of it. The
 * environment's row is locked. Gives what is to be put on record; undefined if the request was changed meanwhile.
 * Throws QuotaExceeded.
 */
export async function settleFinding(
  tx: Knex.Transaction,
  environment: EnvironmentRow,
  request: RequestRecord,
  finding: Obstacle,
  context: { ledger: Ledger; outbox: Outbox; now: Date },
): Promise<AuditedEvent | undefined> {
  const { outbox, now } = context;
  const record = recordOf(request);
  if (finding.kind === 'changed') {
    const digest = await changeRequest(tx, environment, request, finding, context);
    if (digest === undefined) return undefined;
    const meta = { ...record, digest, before: request.digest };
    return { eventId: 'request-change', severityLevel: 'medium', meta };
  }
  const { violations } = finding;
  const reason = violations.map(({ path, message }) => `${path}: ${message}`).join(' ');
  const event = { kind: 'rejected', message: `Rejected by the portal: ${reason}` };
  const ended = await endRequest(tx, environment, request, { status: 'rejected', event, now });
  if (!ended) return undefined;
  const recipients = [request.requester];
  await outbox.write(
    tx,
    requestRejected({ environment, request, recipients, comment: reason, now }),
  );
  const breaks = violations.map(({ path, rule }) => ({ path, rule }));
  return { eventId: 'request-reject', severityLevel: 'medium', meta: { ...record, breaks } };
}

/** Tells once that there is no room for what a request comes to by now, since it waits as it was until there is. */
export async function tellOfNoRoom(
  database: Knex,
  about: {
    environment: Pick<EnvironmentRow, 'id' | 'name' | 'owner'>;
    request: RequestRecord;
    finding: Obstacle;
  },
  { shares }: QuotaExceeded,
  { outbox, admins, now }: { outbox: Outbox; admins: string[]; now: Date },
): Promise<void> {
  const { request, finding } = about;
  if (finding.kind !== 'changed') return;
  const draft = requestOutgrown({
    ...about,
    recipients: [request.requester, ...admins],
    why: finding.why,
    refusals: shares.filter(({ exceeded }) => exceeded).map(refusalInWords),
    now,
  });
  await database.transaction(tx => outbox.write(tx, draft));
}
