import type {
  ApprovalNeed,
  EnvironmentRequest,
  Footprint,
  Price,
} from '@eks-environments/plugin-environments-common';
import type { BilledParts } from '@eks-environments/plugin-environments-node';
import { toMoment, toNumber } from '../database/columns';
import type { RequestRecord } from '../database/requests/records';
import type { DecisionRow } from '../database/tables';
import { momentText, present } from '../environments/answer';
import { factsOfRequest, factsOfRequestedEnvironment } from '../environments/facts';
import type { Rights } from '../permissions/Rights';
import { answerPrice } from '../prices/answerPrice';

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

export function answerRequest(
  row: RequestRecord,
  decisions: DecisionRow[],
  rights: Rights,
): EnvironmentRequest {
  const open = row.status === 'open';
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
    approval: JSON.parse(row.approval) as ApprovalNeed,
    footprint: JSON.parse(row.footprint) as Footprint,
    price: row.price === null ? undefined : priceOf(row.price, row.lifetime),
    createdAt: toMoment(row.created_at).toISOString(),
    closedAt: momentText(row.closed_at),
    decisions: decisions
      .filter(decision => decision.request_id === row.id)
      .map(decision =>
        present({
          by: decision.decided_by,
          decision: decision.decision,
          comment: decision.comment ?? undefined,
          at: toMoment(decision.at).toISOString(),
        }),
      ),
    capabilities: {
      decide:
        open &&
        decidingRefusal(row, rights) === undefined &&
        rights.may('approve', factsOfRequest(row)),
      withdraw: open && mayWithdraw(row, rights),
    },
  });
}
