import type { Clock } from '@eks-environments/plugin-environments-node';

/** Lets one loop wait for a time, or until it is woken. A wake-up in between is not missed. */
export class Wakeup {
  private woken = new AbortController();

  constructor(private readonly clock: Clock) {}

  wake(): void {
    this.woken.abort();
  }

  async wait(milliseconds: number): Promise<void> {
    const { signal } = this.woken;
    await this.clock.sleep(milliseconds, signal).catch(error => {
      if (!signal.aborted) {
        throw error;
      }
    });
    this.woken = new AbortController();
  }
}
