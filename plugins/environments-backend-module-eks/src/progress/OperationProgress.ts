import type { OperationContext, PhaseDurations } from '@eks-environments/plugin-environments-node';
import { phasesOf, type PhaseFigures } from './phases';

/** Milliseconds between reports while nothing is heard. */
const tick = 2_000;

/**
 * What an operation reports: the phase, a percent that never falls, and when it will probably end. It goes on
 * through the minutes in which AWS and eksctl are silent, but never past the end of the phase.
 */
export class OperationProgress {
  readonly #context: OperationContext;
  readonly #phases: readonly PhaseFigures[];
  readonly #expected: number[];
  readonly #stopped = new AbortController();
  #current = -1;
  #since = 0;
  #percent = 0;
  #pausedAt?: number;

  private constructor(context: OperationContext, expected: number[]) {
    this.#context = context;
    this.#phases = phasesOf(context.operation.kind);
    this.#expected = expected;
  }

  /**
   * @param speed - how many times as fast as AWS the shipped figures pass; more than 1 with a simulator.
   */
  static async start(context: OperationContext, speed: number): Promise<OperationProgress> {
    const past = await context.pastDurations();
    const expected = phasesOf(context.operation.kind).map(
      phase => median(past, phase.id) ?? phase.duration / speed,
    );
    const progress = new OperationProgress(context, expected);
    void progress.#tick();
    return progress;
  }

  /** The phase that is under way, or undefined before the first. */
  get phase(): string | undefined {
    return this.#phases[this.#current]?.id;
  }

  /** Whether the operation has come as far as a phase. */
  reached(id: string): boolean {
    return this.#current >= this.#indexOf(id);
  }

  /** Begins a phase, unless it or a later one has begun. It may have begun before this operation. */
  enter(id: string, since: Date = this.#context.clock.now()): void {
    const index = this.#indexOf(id);
    if (index > this.#current) {
      this.#current = index;
      this.#since = Math.min(since.getTime(), this.#context.clock.now().getTime());
      this.#report();
    }
  }

  /** Nothing goes on for now, and nobody knows for how long: there is no estimate of the end. */
  pause(): void {
    this.#pausedAt ??= this.#context.clock.now().getTime();
    this.#report();
  }

  resume(): void {
    if (this.#pausedAt !== undefined) {
      this.#since += this.#context.clock.now().getTime() - Math.max(this.#pausedAt, this.#since);
      this.#pausedAt = undefined;
      this.#report();
    }
  }

  /** Everything is done. */
  complete(): void {
    this.stop();
    this.#percent = 100;
    this.#context.report({
      phase: this.phase,
      percent: 100,
      estimatedEnd: this.#context.clock.now().toISOString(),
    });
  }

  /** Reports no more by itself. */
  stop(): void {
    this.#stopped.abort();
  }

  async #tick(): Promise<void> {
    const signal = AbortSignal.any([this.#stopped.signal, this.#context.signal]);
    try {
      for (;;) {
        await this.#context.clock.sleep(tick, signal);
        this.#report();
      }
    } catch {
      // The operation has ended.
    }
  }

  #report(): void {
    if (this.#current < 0 || this.#stopped.signal.aborted) {
      return;
    }
    if (this.#pausedAt !== undefined) {
      this.#context.report({ phase: this.phase, percent: this.#percent });
      return;
    }
    const now = this.#context.clock.now().getTime();
    const expected = Math.max(this.#expected[this.#current], 1);
    const elapsed = Math.max(now - this.#since, 0);
    const { from } = this.#phases[this.#current];
    const to = this.#phases[this.#current + 1]?.from ?? 99;
    this.#percent = Math.max(
      this.#percent,
      Math.floor(from + Math.max(to - from, 0) * share(elapsed / expected)),
    );
    const later = this.#expected.slice(this.#current + 1).reduce((sum, value) => sum + value, 0);
    // A phase that takes longer than expected will probably take some time yet.
    const left = Math.max(expected - elapsed, expected * 0.1);
    this.#context.report({
      phase: this.phase,
      percent: this.#percent,
      estimatedEnd: new Date(now + left + later).toISOString(),
    });
  }

  #indexOf(id: string): number {
    const index = this.#phases.findIndex(phase => phase.id === id);
    if (index < 0) {
      throw new Error(`There is no phase ${id}`);
    }
    return index;
  }
}

/** How much of a phase counts as done: nine tenths when its time has come, and never all of it. */
function share(elapsed: number): number {
  return elapsed <= 1 ? 0.9 * elapsed : 1 - 0.1 * Math.exp(1 - elapsed);
}

function median(past: PhaseDurations[], id: string): number | undefined {
  const values = past
    .map(durations => durations[id])
    .filter(value => Number.isFinite(value))
    .sort((a, b) => a - b);
  return values.length === 0 ? undefined : values[Math.floor(values.length / 2)];
}
