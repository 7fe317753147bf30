import type { Clock } from '@eks-environments/plugin-environments-node';

/**
 * When an operation is this worker's alone. A holder whose lease ran out may have left a call or a child
 * behind that lives for the provider's settle time; one that gave its lease back has not.
 */
export class Exclusivity {
  private readonly from: number;

  /** Made when the claim has been answered. */
  constructor(
    private readonly clock: Clock,
    settleTime: number,
    expired: { millisecondsAgo: number } | undefined,
  ) {
    const left = expired ? Math.max(0, settleTime - expired.millisecondsAgo) : 0;
    this.from = clock.monotonic() + left;
  }

  reached(): boolean {
    return this.clock.monotonic() >= this.from;
  }

  /** Resolves once reached; rejects with the signal's reason when it aborts. */
  async wait(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    while (!this.reached()) {
      await this.clock.sleep(this.from - this.clock.monotonic(), signal);
    }
  }
}
