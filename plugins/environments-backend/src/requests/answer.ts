import {
  formatLifetime,
  type ApprovalNeed,
  type Decision,
  type EnvironmentRequest,
  type Footprint,
  type Price,
} from '@eks-environments/plugin-environments-common';
import type { BilledParts } from '@eks-environments/plugin-environments-node';
import { splitApprovers } from '../database/aggregate';
import { toMoment, toNumber } from '../database/columns';
import type { RequestRecord } from '../database/requests/records';
import type { DecisionRow, Moment } from '../database/tables';
import { momentText, present } from '../environments/answer';
import { factsOfRequest, factsOfRequestedEnvironment } from '../environments/facts';
import type { Rights } from '../permissions/Rights';
import { answerPrice } from '../prices/answerPrice';
import { lapseOf, requestedEnvironment, type LapseContext } from './lapse';

/** Why this caller may not decide this request, whoever else may; undefined if they may. */
export function decidingRefusal(
  row: RequestRecord,
  { person }: Rights,
): { code: string; message: string } | undefined {
  if (!person) return { code: 'person', message: 'Only people decide' };
  if (!person.direct) {
    return { code: 'own-call', message: 'A decision is a call of one’s own, not of a plugin' };
  }
  if (person.ref === row.requester || person.ref === row.submitted_by) {
    return { code: 'own-request', message: 'Nobody decides what they asked for themselves' };
  }
  return undefined;
}

/** The requester may take it back, and who may delete the environment. */
export function mayWithdraw(row: RequestRecord, rights: Rights): boolean {
  return (
    rights.person !== undefined &&
    (rights.person.ref === row.requester || rights.may('delete', factsOfRequestedEnvironment(row)))
  );
}

function priceOf(price: string, lifetime: RequestRecord['lifetime']): Price {
  return answerPrice(
    JSON.parse(price) as BilledParts,
    lifetime === null ? null : toNumber(lifetime),
  );
}

/** What an answer needs to know besides the rows. */
export interface RequestAnswerContext extends LapseContext {
  rights: Rights;
  now: Date;
}

export function answerRequest(
  row: RequestRecord,
  decisions: DecisionRow[],
  { rights, now, ...context }: RequestAnswerContext,
  voided: DecisionRow[] = [],
): EnvironmentRequest {
  const open = row.status === 'open';
  const lapsesAt = open ? lapseOf(row, requestedEnvironment(row), context) : null;
  const coming = (at: Moment | null, done: Moment | null) =>
    open && at !== null && done === null && (lapsesAt === null || toMoment(at) < lapsesAt)
      ? momentText(at)
      : undefined;
  const counted = decisions.filter(decision => decision.request_id === row.id);
  return present({
    id: row.id,
    environmentId: row.environment_id,
    environmentName: row.environment_name,
    kind: row.kind,
    status: row.status,
    digest: row.digest,
    requester: row.requester,
    owner: row.owner,
    via: row.via,
    type: row.type,
    provider: row.provider,
    target: row.target,
    region: row.region,
    lifetime: row.lifetime === null ? undefined : formatLifetime(toNumber(row.lifetime)),
    description: (row.kind === 'create' ? row.environment_description : row.reason) ?? undefined,
    expiresAt: momentText(row.expires_at),
    approval: JSON.parse(row.approval) as ApprovalNeed,
    approvers: splitApprovers(row.approvers),
    rule: row.rule ?? undefined,
    quorum: {
      needed: row.quorum,
      given: counted.filter(({ decision }) => decision === 'approve').length,
    },
    footprint: JSON.parse(row.footprint) as Footprint,
    price: row.price === null ? undefined : priceOf(row.price, row.lifetime),
    createdAt: toMoment(row.created_at).toISOString(),
    closedAt: momentText(row.closed_at),
    remindsAt: coming(row.remind_at, row.reminded_at),
    escalatesAt: coming(row.escalate_at, row.escalated_at),
    escalatedAt: momentText(row.escalated_at),
    lapsesAt: lapsesAt?.toISOString(),
    decisions: [
      ...voided.map(decision => ({ ...answerDecision(decision), void: true })),
      ...counted.map(answerDecision),
    ],
    environmentReadable: rights.may('read', factsOfRequestedEnvironment(row)),
    capabilities: {
      decide:
        open &&
        (lapsesAt === null || now < lapsesAt) &&
        decidingRefusal(row, rights) === undefined &&
        !counted.some(decision => decision.decided_by === rights.person?.ref) &&
        rights.may('approve', factsOfRequest(row)),
      withdraw: open && mayWithdraw(row, rights),
    },
  });
}

function answerDecision(decision: DecisionRow): Decision {
  return present({
    by: decision.decided_by,
    decision: decision.decision,
    comment: decision.comment ?? undefined,
    at: toMoment(decision.at).toISOString(),
  });
}
