import {
  formatLifetime,
  isFinalStatus,
  type Capabilities,
  type Connection,
  type Environment,
  type EnvironmentCost,
  type EnvironmentEvent,
  type EnvironmentListItem,
  type EnvironmentStatus,
  type Footprint,
  type Manifest,
  type OperationErrorInfo,
  type Progress,
} from '@eks-environments/plugin-environments-common';
import type {
  BilledParts,
  EnvironmentProvider,
  ProvidedEnvironment,
} from '@eks-environments/plugin-environments-node';
import { noEnd, toMoment, toNumber } from '../database/columns';
import type { EnvironmentRecord, FullEnvironmentRecord } from '../database/environments/records';
import type { EventRow, Moment } from '../database/tables';
import type { Rights } from '../permissions/Rights';
import { answerCost } from '../prices/answerCost';
import { factsOfEnvironment } from './facts';
import { mayTransfer } from './transferEnvironment';

/** A moment as answers write it; undefined for null. */
export function momentText(moment: Moment | null): string | undefined {
  return moment === null ? undefined : toMoment(moment).toISOString();
}

/** Leaves out what is undefined: answers carry no null. */
export function present<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}

function parse<T>(json: string | null): T | undefined {
  return json === null ? undefined : (JSON.parse(json) as T);
}

/** What the caller may do now, by policy and by status. */
function capabilitiesOf(row: EnvironmentRecord, rights: Rights): Capabilities {
  const facts = factsOfEnvironment(row);
  const { status } = row;
  const over = isFinalStatus(status);
  return {
    update: !over && rights.may('update', facts),
    delete:
      !over &&
      status !== 'deleting' &&
      row.delete_requested_at === null &&
      rights.may('delete', facts),
    retry:
      (status === 'failed' && rights.may('update', facts)) ||
      (status === 'delete-failed' && rights.may('delete', facts)),
    access: status === 'ready' && rights.may('access', facts),
    transfer: mayTransfer(status) && rights.may('update', facts),
  };
}

/** What a provider gets to know of an environment. */
export function providedEnvironment(row: EnvironmentRecord): ProvidedEnvironment {
  return {
    id: row.id,
    name: row.name,
    placement: { target: row.target, region: row.region },
    effectiveManifest: row.effective_manifest,
    connection: parse<Connection>(row.connection) ?? {},
  };
}

function progressOf(row: EnvironmentRecord): Progress | undefined {
  if (row.percent === null) return undefined;
  return present({
    phase: row.phase ?? undefined,
    percent: row.percent,
    estimatedEnd: momentText(row.estimated_end),
  });
}

function endOf(row: EnvironmentRecord): string | undefined {
  const end = toMoment(row.expires_at);
  return end.getTime() >= noEnd.getTime() ? undefined : end.toISOString();
}

export function answerListItem(
  row: EnvironmentRecord,
  rights: Rights,
  provider: EnvironmentProvider | undefined,
): EnvironmentListItem {
  const inCatalog = row.ready_at !== null && !isFinalStatus(row.status);
  return present({
    id: row.id,
    name: row.name,
    description: row.description ?? undefined,
    provider: row.provider,
    target: row.target,
    region: row.region,
    type: row.type,
    owner: row.owner,
    requester: row.requester,
    via: row.via,
    status: row.status,
    footprint: JSON.parse(row.footprint) as Footprint,
    lifetime: row.lifetime === null ? undefined : formatLifetime(toNumber(row.lifetime)),
    createdAt: toMoment(row.created_at).toISOString(),
    changedAt: toMoment(row.changed_at).toISOString(),
    readyAt: momentText(row.ready_at),
    expiresAt: endOf(row),
    deletedAt: momentText(row.deleted_at),
    deleteRequestedAt: momentText(row.delete_requested_at),
    ownerMissingSince: momentText(row.owner_missing_since),
    openRequestId: row.open_request_id ?? undefined,
    currentOperationId: row.current_operation_id ?? undefined,
    progress: progressOf(row),
    lastError: parse<OperationErrorInfo>(row.last_error),
    connection: parse<Connection>(row.connection),
    annotations: inCatalog ? provider?.annotations(providedEnvironment(row)) : undefined,
    capabilities: capabilitiesOf(row, rights),
  });
}

export function answerManifest(row: FullEnvironmentRecord): Manifest {
  return {
    effective: row.effective_manifest,
    submitted: row.submitted_manifest,
    digest: row.digest,
  };
}

export function answerEnvironment(
  row: FullEnvironmentRecord,
  rights: Rights,
  provider: EnvironmentProvider | undefined,
  now: Date,
): Environment {
  const cost = costOf(row, now);
  return {
    ...answerListItem(row, rights, provider),
    manifest: answerManifest(row),
    ...(cost && { cost }),
    etag: `"${row.version}"`,
  };
}

/** Statuses in which what was never ready is what a creation has left. */
const neverFinished: EnvironmentStatus[] = ['failed', 'deleting', 'delete-failed', 'deleted'];

function costOf(row: FullEnvironmentRecord, now: Date): EnvironmentCost | undefined {
  const price = parse<BilledParts>(row.price);
  const end = endOf(row);
  return (
    price &&
    answerCost({
      price,
      startedAt: row.started_at === null ? null : toMoment(row.started_at),
      deletedAt: row.deleted_at === null ? null : toMoment(row.deleted_at),
      expiresAt: end === undefined ? null : new Date(end),
      lifetime: row.lifetime === null ? null : toNumber(row.lifetime),
      abandoned: isFinalStatus(row.status),
      partial: row.ready_at === null && neverFinished.includes(row.status),
      now,
    })
  );
}

export function answerEvent(row: EventRow): EnvironmentEvent {
  return present({
    id: row.id,
    at: toMoment(row.at).toISOString(),
    kind: row.kind,
    actor: row.actor ?? undefined,
    status: row.status ?? undefined,
    message: row.message,
    operationId: row.operation_id ?? undefined,
  });
}
