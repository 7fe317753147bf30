import type {
  EnvironmentStatus,
  EnvironmentType,
  LogLine,
  OperationKind,
  OperationState,
  QuotaScopeKind,
  RequestKind,
  RequestStatus,
} from '@eks-environments/plugin-environments-common';
import type { MessageEvent } from '@eks-environments/plugin-environments-node';

/** A moment as the driver gives it: Date on PostgreSQL, ISO text on SQLite. Read it with `toMoment`. */
export type Moment = Date | string;
/** A bigint as the driver gives it: text on PostgreSQL. Read it with `toNumber`. */
export type BigNumber = number | string;

export interface EnvironmentRow {
  id: string;
  name: string;
  search_text: string;
  description: string | null;
  provider: string;
  target: string;
  region: string;
  type: EnvironmentType;
  owner: string;
  requester: string;
  via: string;
  status: EnvironmentStatus;
  version: number;
  submitted_manifest: string;
  effective_manifest: string;
  digest: string;
  unique_key: string;
  concurrency_key: string;
  footprint: string;
  nodes: number;
  cost_per_month: BigNumber | null;
  lifetime: BigNumber | null;
  created_at: Moment;
  changed_at: Moment;
  ready_at: Moment | null;
  expires_at: Moment;
  deleted_at: Moment | null;
  delete_requested_at: Moment | null;
  connection: string | null;
  last_error: string | null;
  current_operation_id: string | null;
  open_request_id: string | null;
  /** JSON of BilledParts; null for what was requested before there were prices. */
  price: string | null;
  started_at: Moment | null;
  approved_at: Moment | null;
  owner_missing_since: Moment | null;
  /** JSON of texts; what its provider remembers of it. */
  memory: string | null;
  /** 1: neither its end nor anybody deletes it. */
  deletion_protection: number;
  grace_ends_at: Moment | null;
  warn_at: Moment | null;
  /** JSON of SleepSchedules. */
  sleep_schedules: string | null;
  next_sleep_at: Moment | null;
  next_wake_at: Moment | null;
  skipped_sleep_at: Moment | null;
  asleep_since: Moment | null;
  /** Milliseconds, without the sleep that goes on. */
  asleep_for: BigNumber;
  pruned_at: Moment | null;
  /** Of when the oldest event that may be forgotten is; null: of its creation. */
  events_since: Moment | null;
}

export interface RequestRow {
  id: string;
  environment_id: string;
  kind: RequestKind;
  status: RequestStatus;
  version: number;
  digest: string;
  requester: string;
  submitted_by: string;
  owner: string;
  type: EnvironmentType;
  provider: string;
  target: string;
  region: string;
  lifetime: BigNumber | null;
  nodes: number;
  cost_per_month: BigNumber | null;
  via: string;
  footprint: string;
  approval: string;
  created_at: Moment;
  closed_at: Moment | null;
  price: string | null;
  /** In words; null where none has nominated. */
  rule: string | null;
  quorum: number;
  /** JSON of entity refs. */
  escalate_to: string | null;
  remind_at: Moment | null;
  reminded_at: Moment | null;
  escalate_at: Moment | null;
  escalated_at: Moment | null;
  lapse_at: Moment | null;
  /** Of an extension: until when it is asked for. */
  expires_at: Moment | null;
  reason: string | null;
}

export interface ApproverRow {
  request_id: string;
  entity_ref: string;
}

export interface DecisionRow {
  id: string;
  request_id: string;
  decided_by: string;
  decision: 'approve' | 'reject';
  comment: string | null;
  digest: string;
  at: Moment;
}

export interface OperationRow {
  id: string;
  environment_id: string;
  kind: OperationKind;
  state: OperationState;
  provider: string;
  target: string;
  region: string;
  concurrency_key: string;
  owner: string;
  phase: string | null;
  percent: number;
  estimated_end: Moment | null;
  attempt: number;
  error: string | null;
  phase_durations: string | null;
  created_at: Moment;
  started_at: Moment | null;
  ended_at: Moment | null;
  lease_holder: string | null;
  lease_token: BigNumber;
  lease_expires_at: Moment | null;
  log_forgotten_at: Moment | null;
}

export interface LogRow {
  operation_id: string;
  n: number;
  at: Moment;
  stream: LogLine['stream'];
  level: LogLine['level'];
  text: string;
}

export interface EventRow {
  id: string;
  environment_id: string;
  version: number;
  at: Moment;
  kind: string;
  actor: string | null;
  status: EnvironmentStatus | null;
  message: string;
  operation_id: string | null;
}

export interface IdempotencyRow {
  requester: string;
  key: string;
  call: string;
  resource_id: string;
  created_at: Moment;
}

export interface PreferencesRow {
  user_ref: string;
  /** 0: only on the page, in no mail. */
  messages: number;
  changed_at: Moment;
}

export interface QuotaAlarmRow {
  scope: string;
  resource: string;
  since: Moment;
}

export interface QuotaScopeRow {
  scope: string;
  kind: QuotaScopeKind;
  limits: string | null;
  set_by: string | null;
  set_at: Moment | null;
}

export interface QuotaChangeRow {
  id: string;
  scope: string;
  at: Moment;
  by: string;
  before: string;
  after: string;
}

export interface ReservationRow {
  environment_id: string;
  scope: string;
  own: number;
  environments_temporary: number;
  environments_permanent: number;
  nodes: number;
  vcpu: number;
  memory_mib: BigNumber;
  cost_per_month: BigNumber | null;
}

export interface OutboxMessageRow {
  id: string;
  /** Names what it tells: told once. */
  dedupe: string;
  environment_id: string | null;
  event: MessageEvent;
  recipients: string;
  body: string;
  created_at: Moment;
}

export interface OutboxDeliveryRow {
  message_id: string;
  channel: string;
  state: 'pending' | 'delivered' | 'given-up';
  /** How often it was taken up. */
  attempts: number;
  /** How many of the attempts reached some and left the rest. */
  carried_on: number;
  due_at: Moment;
  claimed_until: Moment | null;
  delivered_at: Moment | null;
  last_error: string | null;
  /** When somebody last had it sent again after it was given up. */
  resent_at: Moment | null;
}

export interface OutboxSettledRow {
  message_id: string;
  channel: string;
  person: string;
}

export interface OutboxUnreachableRow {
  channel: string;
  person: string;
  told_at: Moment;
}
