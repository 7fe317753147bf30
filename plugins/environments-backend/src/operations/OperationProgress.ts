import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Progress } from '@eks-environments/plugin-environments-common';
import type { Clock, PhaseDurations } from '@eks-environments/plugin-environments-node';

const storeInterval = 1000;

export interface StoredProgress {
  phase?: string;
  percent: number;
  estimatedEnd?: Date;
}

export interface OperationProgressOptions {
  clock: Clock;
  logger: LoggerService;
  /** What an earlier holder has stored. */
  stored: StoredProgress;
  store(progress: StoredProgress): Promise<void>;
}

/** Keeps progress from falling, stores it about once a second, and measures phases. */
export class OperationProgress {
  private readonly closed = new AbortController();
  private readonly durations: PhaseDurations = {};
  private current: StoredProgress;
  private phaseSince: number;
  private lastStored = -Infinity;
  private scheduled: AbortController | undefined;
  private storing: Promise<void> = Promise.resolve();

  constructor(private readonly options: OperationProgressOptions) {
    this.current = options.stored;
    this.phaseSince = options.clock.monotonic();
  }

  report({ phase, percent, estimatedEnd }: Progress): void {
    if (this.closed.signal.aborted) {
      return;
    }
    const changesPhase = phase !== undefined && phase !== this.current.phase;
    if (changesPhase) {
      this.endPhase();
    }
    const end = estimatedEnd === undefined ? undefined : new Date(estimatedEnd);
    const whole = Number.isFinite(percent) ? Math.min(100, Math.floor(percent)) : 0;
    this.current = {
      phase: phase ?? this.current.phase,
      percent: Math.max(this.current.percent, whole),
      ...(end && !Number.isNaN(end.getTime()) && { estimatedEnd: end }),
    };
    void this.schedule(changesPhase ? 0 : undefined);
  }

  /** Milliseconds by phase that this holder has spent, the phase under way included. */
  phaseDurations(): PhaseDurations {
    this.endPhase();
    return this.durations;
  }

  /** Resolves when nothing is being stored any more, and nothing will be. */
  async close(): Promise<void> {
    this.closed.abort();
    await this.storing;
  }

  private endPhase(): void {
    const now = this.options.clock.monotonic();
    const { phase } = this.current;
    if (phase !== undefined) {
      const spent = Math.round(now - this.phaseSince);
      this.durations[phase] = (this.durations[phase] ?? 0) + spent;
    }
    this.phaseSince = now;
  }

  /** Once at a time; a new phase does not wait. */
  private async schedule(
    delay = Math.max(0, this.lastStored + storeInterval - this.options.clock.monotonic()),
  ): Promise<void> {
    if (this.scheduled && delay > 0) {
      return;
    }
    this.scheduled?.abort();
    const mine = new AbortController();
    this.scheduled = mine;
    if (delay > 0) {
      const signal = AbortSignal.any([mine.signal, this.closed.signal]);
      await this.options.clock.sleep(delay, signal).catch(() => undefined);
      if (signal.aborted) {
        return;
      }
    }
    this.scheduled = undefined;
    this.lastStored = this.options.clock.monotonic();
    const progress = this.current;
    this.storing = this.storing.then(() => this.store(progress));
  }

  private async store(progress: StoredProgress): Promise<void> {
    try {
      await this.options.store(progress);
    } catch (error) {
      this.options.logger.warn('Progress could not be stored; the next will be', error as Error);
    }
  }
}
