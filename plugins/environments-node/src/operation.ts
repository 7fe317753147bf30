import type {
  LogLine,
  OperationKind,
  Progress,
} from '@eks-environments/plugin-environments-common';
import type { Clock } from './clock';
import type { ProvidedEnvironment } from './provider';

/** The right of this process to work on an operation, as far as a provider needs it. @public */
export interface HeldLease {
  /**
   * Milliseconds from now (monotonic) for which children may go on without a further renewal; 0 or less
   * means stop now.
   */
  remaining(): number;
  /** Calls back after each successful renewal; returns how to stop that. */
  onRenewed(listener: () => void): () => void;
}

/** Durations of the phases of an earlier successful run, in milliseconds by phase id. @public */
export type PhaseDurations = Record<string, number>;

/** What an operation gives to the provider that carries it out. @public */
export interface OperationContext {
  readonly environment: ProvidedEnvironment;
  readonly operation: {
    id: string;
    kind: OperationKind;
    /** 1 for the first worker that takes it up. */
    attempt: number;
    /** When it was first taken up. */
    startedAt: Date;
  };
  /** Aborted when the lease is lost, the backend stops or a deletion is asked for: stop children, return. */
  readonly signal: AbortSignal;
  readonly lease: HeldLease;
  readonly clock: Clock;
  /**
   * Resolves once no call or child of an earlier holder can be at work any more. Before that a provider
   * only reads.
   */
  whenExclusive(): Promise<void>;
  /** Lines of more than 8 KiB are cut; secrets are redacted; never throws. */
  log(line: { stream: LogLine['stream']; level: LogLine['level']; text: string }): void;
  /** Percent never falls, whatever is reported. Stored at most about once a second. */
  report(progress: Progress): void;
  /**
   * Stores what the provider wants to know of this environment later, with the environment and under the
   * lease, in place of what was remembered before: a later operation finds it as `environment.memory`, which
   * does not change within this one. No secrets. Resolves once it is stored.
   *
   * @throws when the lease is lost: then nothing is stored, and the operation is over.
   */
  remember(memory: Record<string, string>): Promise<void>;
  /** The latest successful runs (at most 5, newest first) of this kind at this placement. */
  pastDurations(): Promise<PhaseDurations[]>;
}
