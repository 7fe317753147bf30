import {
  formatLifetime,
  isFinalStatus,
  type Connection,
  type Environment,
  type EnvironmentCost,
  type EnvironmentEvent,
  type EnvironmentListItem,
  type EnvironmentStatus,
  type EnvironmentType,
  type Footprint,
  type Manifest,
  type OperationErrorInfo,
  type Progress,
  type SleepSchedule,
} from '@eks-environments/plugin-environments-common';
import type {
  BilledParts,
  ConnectedEnvironment,
  EnvironmentProvider,
  ProvidedEnvironment,
} from '@eks-environments/plugin-environments-node';
import { toMoment, toNumber } from '../database/columns';
import type { EnvironmentRecord, FullEnvironmentRecord } from '../database/environments/records';
import type { EventRow, Moment } from '../database/tables';
import { graceFor, lastMomentOf } from '../lifecycle/grace';
import type { Rights } from '../permissions/Rights';
import { answerCost } from '../prices/answerCost';
import { capabilitiesOf } from './capabilities';
import { capOf, endOf } from './lifetime';
import { needsFourEyes } from './requestDeletion';
import { timeAsleep } from './sleep';

/** A moment as answers write it; undefined for null. */
export function momentText(moment: Moment | null): string | undefined {
  return moment === null ? undefined : toMoment(moment).toISOString();
}

/** One that is over says nothing any more. */
function stillToCome(moment: Moment | null, now: Date): string | undefined {
  return moment !== null && toMoment(moment) > now ? momentText(moment) : undefined;
}

/** Leaves out what is undefined: answers carry no null. */
export function present<T extends object>(value: T): T {
  const answer = {} as T;
  for (const field of Object.keys(value) as Array<keyof T>) {
    if (value[field] !== undefined) answer[field] = value[field];
  }
  return answer;
}

function parse<T>(json: string | null): T | undefined {
  return json === null ? undefined : (JSON.parse(json) as T);
}

/** What a provider gets to know of an environment in a list. */
function connectedEnvironment(row: EnvironmentRecord): ConnectedEnvironment {
  return {
    id: row.id,
    name: row.name,
    placement: { target: row.target, region: row.region },
    connection: parse<Connection>(row.connection) ?? {},
  };
}

/** What a provider gets to know of an environment. */
export function providedEnvironment(row: FullEnvironmentRecord): ProvidedEnvironment {
  return {
    ...connectedEnvironment(row),
    effectiveManifest: row.effective_manifest,
    memory: parse<Record<string, string>>(row.memory) ?? {},
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

/** What an answer needs to know besides the row. */
export interface AnswerContext {
  rights: Rights;
  /** Undefined where its module is not installed any more. */
  provider: EnvironmentProvider | undefined;
  /** Milliseconds. */
  maxLifetime: number;
  /** What is left asleep at its end, in milliseconds; absent: it is deleted at once. */
  grace?: number;
  /** Types whose deletion takes two people. */
  deletions: EnvironmentType[];
  now: Date;
}

export function answerListItem(
  row: EnvironmentRecord,
  context: AnswerContext,
): EnvironmentListItem {
  const { provider, maxLifetime } = context;
  const grace = row.lifetime === null ? undefined : graceFor(row, provider, context);
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
    expiresAt: endOf(row)?.toISOString(),
    extendableUntil: capOf(row, maxLifetime)?.toISOString(),
    grace: grace === undefined ? undefined : formatLifetime(grace),
    graceEndsAt: momentText(row.grace_ends_at),
    deletionProtection: row.deletion_protection === 1,
    deletionNeedsApproval:
      (!isFinalStatus(row.status) && needsFourEyes(row, context.deletions)) || undefined,
    sleepSchedules: parse<SleepSchedule[]>(row.sleep_schedules),
    nextSleepAt: momentText(row.next_sleep_at),
    nextWakeAt: momentText(row.next_wake_at),
    skippedSleepAt: stillToCome(row.skipped_sleep_at, context.now),
    asleepSince: momentText(row.asleep_since),
    deletedAt: momentText(row.deleted_at),
    deleteRequestedAt: momentText(row.delete_requested_at),
    ownerMissingSince: momentText(row.owner_missing_since),
    openRequestId: row.open_request_id ?? undefined,
    currentOperationId: row.current_operation_id ?? undefined,
    progress: progressOf(row),
    lastError: parse<OperationErrorInfo>(row.last_error),
    annotations: inCatalog ? provider?.annotations(connectedEnvironment(row)) : undefined,
    capabilities: capabilitiesOf(row, context),
  });
}

export function answerManifest(row: FullEnvironmentRecord): Manifest {
  return {
    effective: row.effective_manifest,
    submitted: row.submitted_manifest,
    digest: row.digest,
  };
}

export function answerEnvironment(row: FullEnvironmentRecord, context: AnswerContext): Environment {
  const [connection, cost] = [parse<Connection>(row.connection), costOf(row, context)];
  return {
    ...answerListItem(row, context),
    manifest: answerManifest(row),
    ...(connection && { connection }),
    ...(cost && { cost }),
    etag: `"${row.version}"`,
  };
}

/** Statuses in which what was never ready is what a creation has left. */
const neverFinished: EnvironmentStatus[] = ['failed', 'deleting', 'delete-failed', 'deleted'];

function costOf(row: FullEnvironmentRecord, context: AnswerContext): EnvironmentCost | undefined {
  const { provider, now } = context;
  const price = parse<BilledParts>(row.price);
  return (
    price &&
    answerCost({
      price,
      startedAt: row.started_at === null ? null : toMoment(row.started_at),
      deletedAt: row.deleted_at === null ? null : toMoment(row.deleted_at),
      expiresAt: endOf(row),
      grace: timeInGrace(row, context),
      suspended: row.deletion_protection !== 0,
      asleep: timeAsleep(row, now),
      maySleep: provider?.hibernation !== undefined,
      sleeps: row.asleep_since !== null || row.next_sleep_at !== null,
      lifetime: row.lifetime === null ? null : toNumber(row.lifetime),
      abandoned: isFinalStatus(row.status),
      partial: row.ready_at === null && neverFinished.includes(row.status),
      now,
    })
  );
}

/** Milliseconds that it is left asleep after its end, before it is deleted. */
function timeInGrace(row: FullEnvironmentRecord, context: AnswerContext): number {
  const { provider, maxLifetime } = context;
  const [end, last] = [endOf(row), lastMomentOf(row, provider, context)];
  if (end && last) return Math.max(0, last.getTime() - end.getTime());
  const lifetime = toNumber(row.lifetime ?? maxLifetime);
  return Math.max(0, Math.min(graceFor(row, provider, context) ?? 0, maxLifetime - lifetime));
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
