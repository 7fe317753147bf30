import type { Clock } from '@eks-environments/plugin-environments-node';

interface Sleeper {
  until: number;
  wake(): void;
}

/** Time that moves only when a test says so. */
export class FakeClock implements Clock {
  private elapsed = 0;
  private readonly sleepers = new Set<Sleeper>();

  constructor(private readonly start = new Date('2030-01-01T00:00:00.000Z')) {}

  now(): Date {
    return new Date(this.start.getTime() + this.elapsed);
  }

  monotonic(): number {
    return this.elapsed;
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const sleeper = { until: this.elapsed + Math.max(0, milliseconds), wake: resolve };
      this.sleepers.add(sleeper);
      signal?.addEventListener(
        'abort',
        () => {
          this.sleepers.delete(sleeper);
          reject(signal.reason);
        },
        { once: true },
      );
      this.wakeDue();
    });
  }

  /** Moves time on, sleeper by sleeper, each at its moment; what they then start runs in between. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.elapsed + milliseconds;
    for (;;) {
      await settled();
      const next = Math.min(...[...this.sleepers].map(sleeper => sleeper.until));
      if (next > end) {
        break;
      }
      this.elapsed = Math.max(this.elapsed, next);
      this.wakeDue();
    }
    this.elapsed = end;
    await settled();
  }

  private wakeDue(): void {
    for (const sleeper of this.sleepers) {
      if (sleeper.until <= this.elapsed) {
        this.sleepers.delete(sleeper);
        sleeper.wake();
      }
    }
  }
}

/** Lets what is ready to run do so. */
async function settled(): Promise<void> {
  await new Promise(resolve => setImmediate(resolve));
}
