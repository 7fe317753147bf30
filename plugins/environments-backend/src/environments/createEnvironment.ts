import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { fromMoment, noEnd } from '../database/columns';
import { insertEnvironment } from '../database/environments/insertEnvironment';
import { insertFirstEvent } from '../database/events/insertEvent';
import { closeRequest } from '../database/requests/closeRequest';
import { insertRequest } from '../database/requests/insertRequest';
import type { Amounts, Coverage } from '../database/quotas/reservations';
import type { EnvironmentRow, RequestRow } from '../database/tables';
import { approvalNeeded } from '../notifications/approverMessages';
import type { Outbox } from '../notifications/Outbox';
import { coverageOf } from '../quotas/coverage';
import type { Ledger } from '../quotas/Ledger';
import { amountsOf } from '../quotas/resources';
import type { Judgement } from '../requests/judgeCandidate';
import { nominationColumns } from '../requests/nominate';
import type { Candidate } from './evaluateCandidate';
import { queueCreation } from './queueing';

/** Rolls the transaction back. */
export class NameTaken extends Error {}

/**
 * Stores the candidate with its request and what it takes of the quotas, and queues its creation where no
 * approval is needed. Throws `NameTaken` where its name, or what must exist only once, is taken, and
 * `QuotaExceeded`.
 */
export async function createEnvironment(
  tx: Knex.Transaction,
  candidate: Candidate,
  { approval, nomination, told }: Judgement & { told: string[] },
  context: { ledger: Ledger; outbox: Outbox; warnBefore: number[] },
  now: Date,
): Promise<void> {
  const requestId = randomUUID();
  const environment = environmentRow(candidate, requestId, now);
  if (!(await insertEnvironment(tx, environment))) throw new NameTaken();
  const request = requestRow(candidate, requestId, { approval, nomination }, now);
  await insertRequest(tx, request, nomination.approvers);
  await insertFirstEvent(
    tx,
    environment,
    {
      kind: 'requested',
      actor: candidate.person.ref,
      ...(approval.required && { status: environment.status }),
      message: approval.required
        ? 'Requested; it waits for an approval'
        : 'Requested; no approval is needed',
    },
    now,
  );
  if (approval.required) {
    const lapsesAt = new Date(now.getTime() + nomination.lapseAfter);
    await context.outbox.write(
      tx,
      approvalNeeded({ environment, request, recipients: told, lapsesAt, now }),
    );
  } else {
    await closeRequest(tx, requestId, 'approved', now);
    await queueCreation(
      tx,
      environment,
      { kind: 'queued', message: 'Approved at once; the creation is queued' },
      { warnBefore: context.warnBefore, now },
    );
  }
  // Last, so that the quotas are locked for as short as can be.
  const { coverage, amounts } = takenBy(candidate);
  await context.ledger.reserve(tx, candidate.id, coverage, amounts);
}

/** What the candidate takes of which quotas. */
export function takenBy(candidate: Candidate): { coverage: Coverage[]; amounts: Amounts } {
  const { type, owner, provider, costPerMonth, evaluation } = candidate;
  const { lineage } = owner;
  const { region } = evaluation.placement;
  return {
    coverage: coverageOf({ lineage, provider, region }),
    amounts: amountsOf({ type, footprint: evaluation.footprint, costPerMonth }),
  };
}

function commonRow(candidate: Candidate) {
  const { evaluation } = candidate;
  return {
    digest: candidate.digest,
    requester: candidate.person.ref,
    owner: candidate.owner.ref,
    type: candidate.type,
    provider: candidate.provider,
    target: evaluation.placement.target,
    region: evaluation.placement.region,
    lifetime: candidate.lifetime,
    nodes: evaluation.footprint.nodes,
    cost_per_month: candidate.costPerMonth,
    price: JSON.stringify(evaluation.price),
    via: candidate.person.via,
    footprint: JSON.stringify(evaluation.footprint),
  };
}

/** Lower-cased name and description, for the search. */
export function searchText(name: string, description: string | null): string {
  return `${name} ${description ?? ''}`.trim().toLowerCase();
}

function environmentRow(candidate: Candidate, requestId: string, now: Date): EnvironmentRow {
  const { evaluation } = candidate;
  return {
    ...commonRow(candidate),
    id: candidate.id,
    name: evaluation.name,
    search_text: searchText(evaluation.name, candidate.description),
    description: candidate.description,
    status: 'awaiting-approval',
    version: 1,
    submitted_manifest: candidate.submittedManifest,
    effective_manifest: evaluation.effectiveManifest,
    unique_key: evaluation.uniqueKey,
    concurrency_key: evaluation.concurrencyKey,
    created_at: fromMoment(now),
    changed_at: fromMoment(now),
    ready_at: null,
    expires_at: fromMoment(noEnd),
    deleted_at: null,
    delete_requested_at: null,
    connection: null,
    last_error: null,
    current_operation_id: null,
    open_request_id: requestId,
    started_at: null,
    approved_at: null,
    owner_missing_since: null,
    memory: null,
    deletion_protection: 0,
    grace_ends_at: null,
    warn_at: null,
    sleep_schedules: null,
    next_sleep_at: null,
    next_wake_at: null,
    skipped_sleep_at: null,
    asleep_since: null,
    asleep_for: 0,
    pruned_at: null,
    events_since: null,
  };
}

function requestRow(
  candidate: Candidate,
  id: string,
  { approval, nomination }: Judgement,
  now: Date,
): RequestRow {
  return {
    ...commonRow(candidate),
    id,
    environment_id: candidate.id,
    kind: 'create',
    status: 'open',
    version: 1,
    submitted_by: candidate.person.ref,
    approval: JSON.stringify(approval),
    created_at: fromMoment(now),
    closed_at: null,
    expires_at: null,
    reason: null,
    ...nominationColumns(nomination, now),
  };
}
