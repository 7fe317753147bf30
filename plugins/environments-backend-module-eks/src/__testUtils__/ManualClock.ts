import type { Clock } from '@eks-environments/plugin-environments-node';

/** A clock that only moves when told to. */
export class ManualClock implements Clock {
  #now = Date.parse('2030-01-01T00:00:00Z');
  #sleepers: { at: number; wake: () => void }[] = [];

  now(): Date {
    return new Date(this.#now);
  }

  monotonic(): number {
    return this.#now;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      this.#sleepers.push({ at: this.#now + milliseconds, wake: resolve });
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
  }

  /** Moves on, waking each sleeper at its moment. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    for (;;) {
      const next = this.#sleepers.sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) {
        break;
      }
      this.#sleepers.shift();
      this.#now = next.at;
      next.wake();
      await new Promise(resolve => setImmediate(resolve));
    }
    this.#now = end;
  }
}
