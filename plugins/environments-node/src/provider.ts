import type {
  Access,
  Connection,
  EnvironmentType,
  ErrorDetail,
  Footprint,
  OperationKind,
  Phase,
  ProviderInfo,
  ServiceHealth,
} from '@eks-environments/plugin-environments-common';
import type { OperationContext } from './operation';
import type { BilledParts } from './price';

/** What is submitted, and what the service adds to it. @public */
export interface Submission {
  /** The id that the service has given to the environment; goes into the ownership tag. */
  environmentId: string;
  /** As submitted: at most 64 KiB, valid Unicode without NUL. */
  manifest: string;
  /** Alias from config; undefined means the only one, else the configured default. */
  target?: string;
  type: EnvironmentType;
  /** Normalised entity refs. */
  owner: string;
  requester: string;
}

/** Where an environment is created. @public */
export interface Placement {
  target: string;
  region: string;
}

/**
 * What a provider makes of a submitted manifest.
 * @public
 */
export interface Evaluation {
  /** The manifest's own name; checked by the domain for pattern and uniqueness. */
  name: string;
  placement: Placement;
  /** Canonical text, completed: what is approved, shown and run, byte for byte. */
  effectiveManifest: string;
  /** Names what must exist only once in the world; opaque to the domain. */
  uniqueKey: string;
  /** Operations with the same key share a limit; opaque to the domain. */
  concurrencyKey: string;
  footprint: Footprint;
  /** What it costs at its list prices; a part without a price is unknown. */
  price: BilledParts;
}

/** Either an evaluation, or every violation at once. @public */
export type EvaluationResult =
  | { ok: true; evaluation: Evaluation }
  | { ok: false; violations: ErrorDetail[] };

/** An environment as lists have it: without its manifest. @public */
export interface ConnectedEnvironment {
  id: string;
  name: string;
  placement: Placement;
  /** What the last successful create or wake left; empty before. */
  connection: Connection;
}

/** An environment as a provider sees it. @public */
export interface ProvidedEnvironment extends ConnectedEnvironment {
  effectiveManifest: string;
  /** What the provider has asked to remember of it (`OperationContext.remember`); empty before. No secrets. */
  memory: Record<string, string>;
}

/** What a finished create hands over. No secrets. @public */
export interface CreateOutcome {
  connection: Connection;
}

/**
 * Puts environments to sleep and wakes them. Like `create` and `delete` both look at the truth first and may be
 * called again at any time after the one before has ended, also for what is already asleep or awake.
 * @public
 */
export interface Hibernation {
  /**
   * Takes away what is billed by the node and can be had back; returns only when nothing of it runs. What
   * `wake` needs is remembered before anything is touched. When it fails it puts back what it has taken, as
   * far as it can: the environment stays usable, and the failure says what could not be put back.
   */
  hibernate(context: OperationContext): Promise<void>;
  /** Brings everything back to what it was; returns when it can be used. */
  wake(context: OperationContext): Promise<CreateOutcome>;
}

/**
 * Can evaluate, create and delete environments of one sort. Knows nothing of HTTP or tables.
 * `create` and `delete` look at the truth first and do only what is missing: they may be called again for
 * the same operation, by another replica, at any time after the one before has ended.
 * They throw `OperationFailedError` for what went wrong; any other error counts as class `unknown`.
 * @public
 */
export interface EnvironmentProvider {
  /** For example `eks`. */
  readonly id: string;
  /** At most so many operations of one concurrencyKey run at once. */
  readonly concurrencyLimit: number;
  /**
   * The longest that a call or child started by a holder may outlive the end of its lease, in
   * milliseconds: its call timeout plus the grace of its supervisor.
   */
  readonly settleTime: number;
  describe(): Promise<ProviderInfo>;
  /** Catalog annotations and such of an environment that is ready; no secrets. */
  annotations(environment: ConnectedEnvironment): Record<string, string>;
  phases(kind: OperationKind): Phase[];
  evaluate(submission: Submission): Promise<EvaluationResult>;
  create(context: OperationContext): Promise<CreateOutcome>;
  /** Returns only when nothing of the environment is left. */
  delete(context: OperationContext): Promise<void>;
  access(environment: ProvidedEnvironment): Promise<Access>;
  /** How the services that it calls answer, as this process sees it; absent where it does not watch them. */
  health?(): ServiceHealth[];
  /** Absent: its environments cannot hibernate. */
  readonly hibernation?: Hibernation;
}
