import type { Knex } from 'knex';
import type { ApprovalNeed } from '@eks-environments/plugin-environments-common';
import { changeEnvironment } from '../database/changeStatus';
import { toMoment, toNumber } from '../database/columns';
import { advanceRequest } from '../database/requests/advanceRequest';
import { voidDecisions } from '../database/requests/decisions';
import { nominateInstead } from '../database/requests/insertRequest';
import type { RequestRecord } from '../database/requests/records';
import type { EnvironmentRow } from '../database/tables';
import { splitApprovers } from '../database/aggregate';
import { digestOf } from '../environments/digest';
import { requestChanged } from '../notifications/approverMessages';
import { requestMovedOn } from '../notifications/requesterMessages';
import type { Outbox } from '../notifications/Outbox';
import type { Ledger } from '../quotas/Ledger';
import { amountsOf } from '../quotas/resources';
import { nominationColumns, type Nomination } from './nominate';
import type { Finding } from './reexamine';

/**
 * Makes a new version of an open request: what it is now, with what it takes of the quotas; decisions made so far do
 * not count any more, and those whom the rules nominate by now are told. The environment's row is locked. Gives the
 * new digest; undefined if the request was changed meanwhile. Throws QuotaExceeded.
 */
export async function changeRequest(
  tx: Knex.Transaction,
  environment: EnvironmentRow,
  request: RequestRecord,
  finding: Extract<Finding, { kind: 'changed' }>,
  context: { ledger: Ledger; outbox: Outbox; now: Date },
): Promise<string | undefined> {
  const { evaluation, costPerMonth, nomination, told, why } = finding;
  const { ledger, outbox, now } = context;
  const digest = digestOf({
    provider: environment.provider,
    target: environment.target,
    type: environment.type,
    owner: environment.owner,
    lifetime: environment.lifetime === null ? null : toNumber(environment.lifetime),
    effectiveManifest: evaluation.effectiveManifest,
    costPerMonth,
  });
  const facts = {
    digest,
    nodes: evaluation.footprint.nodes,
    footprint: JSON.stringify(evaluation.footprint),
    cost_per_month: costPerMonth,
    price: JSON.stringify(evaluation.price),
  };
  const nominated = splitApprovers(request.approvers);
  const anew = isNominatedAlready(nomination, request, nominated)
    ? undefined
    : nominationColumns(nomination, now);
  const approval = asOfThen(request.approval);
  if (!(await advanceRequest(tx, request, { ...facts, approval, ...anew }))) return undefined;
  if (anew) await nominateInstead(tx, request.id, nomination.approvers);
  const earlier = await voidDecisions(tx, request.id);
  await changeEnvironment(tx, {
    environment,
    set: { ...facts, effective_manifest: evaluation.effectiveManifest },
    event: { kind: 'request-changed', message: `${why} It must be decided anew` },
    now,
  });
  const asked = anew ? [] : nominated;
  const lapseAt = anew?.lapse_at ?? request.lapse_at;
  const changed = { ...request, ...facts, approval, version: request.version + 1 };
  const about = { environment, request: changed, why, now };
  await outbox.write(
    tx,
    requestChanged({
      ...about,
      recipients: [...asked, ...told, ...earlier],
      ...(lapseAt !== null && { lapsesAt: toMoment(lapseAt) }),
    }),
  );
  await outbox.write(tx, requestMovedOn({ ...about, recipients: [request.requester] }));
  const { type } = environment;
  await ledger.replace(
    tx,
    environment.id,
    amountsOf({ type, footprint: evaluation.footprint, costPerMonth }),
  );
  return digest;
}

const then = 'When it was asked for: ';

/** Why it needs an approval: a policy cannot be asked about somebody else, so of a new version nobody knows more. */
function asOfThen(approval: string): string {
  const { reasons, ...others } = JSON.parse(approval) as ApprovalNeed;
  const marked = reasons.map(reason => (reason.startsWith(then) ? reason : `${then}${reason}`));
  return JSON.stringify({ ...others, reasons: marked });
}

/** Whether the same rule nominates as before; whom it was passed on to since then stays nominated. */
function isNominatedAlready(
  { rule, quorum, approvers }: Nomination,
  request: Pick<RequestRecord, 'rule' | 'quorum'>,
  nominated: string[],
): boolean {
  return (
    (rule ?? null) === request.rule &&
    quorum === request.quorum &&
    approvers.every(ref => nominated.includes(ref))
  );
}
