import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Clock, HeldLease } from '@eks-environments/plugin-environments-node';

export interface LeaseOptions {
  clock: Clock;
  logger: LoggerService;
  /** Milliseconds. */
  duration: number;
  /** By the monotonic clock, the start of the call that took the lease. */
  takenAt: number;
  /** Undefined when the operation is no longer ours. */
  renew(): Promise<{ deletionRequested: boolean } | undefined>;
  onDeletionRequested(): void;
}

/**
 * The right to work on an operation, kept up by renewals. It judges itself by the monotonic clock, from the
 * start of its last successful renewal: past two thirds of its time it counts as lost, well before another
 * replica may take over.
 */
export class Lease implements HeldLease {
  private readonly gone = new AbortController();
  private readonly ended = new AbortController();
  private readonly listeners = new Set<() => void>();
  private renewedAt: number;
  private renewing: Promise<void> = Promise.resolve();

  private constructor(private readonly options: LeaseOptions) {
    this.renewedAt = options.takenAt;
  }

  static take(options: LeaseOptions): Lease {
    const lease = new Lease(options);
    lease.renewing = lease.keepRenewing();
    void lease.watch();
    return lease;
  }

  /** Aborted when it is lost: nothing may be written or called any more. */
  get lost(): AbortSignal {
    return this.gone.signal;
  }

  remaining(): number {
    if (this.gone.signal.aborted || this.ended.signal.aborted) {
      return 0;
    }
    const { clock, duration } = this.options;
    return Math.max(0, this.renewedAt + (duration * 2) / 3 - clock.monotonic());
  }

  onRenewed(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Stops renewing, once the work is over; resolves when no renewal is under way any more. */
  async end(): Promise<void> {
    this.ended.abort();
    await this.renewing;
  }

  /** Counts as lost from now on, whatever the database says. */
  giveUp(reason: string): void {
    if (!this.gone.signal.aborted && !this.ended.signal.aborted) {
      this.options.logger.warn(`Lease lost: ${reason}`);
      this.gone.abort(new Error(`The lease was lost: ${reason}`));
      this.ended.abort();
    }
  }

  private async keepRenewing(): Promise<void> {
    const { clock, duration, logger } = this.options;
    while (await this.stillHeldAfter(this.renewedAt + duration / 4 - clock.monotonic())) {
      try {
        await this.renewOnce();
      } catch (error) {
        logger.warn('A lease could not be renewed and is tried again', error as Error);
        await this.stillHeldAfter(duration / 16);
      }
    }
  }

  private async renewOnce(): Promise<void> {
    const { clock, renew, onDeletionRequested } = this.options;
    const start = clock.monotonic();
    const renewed = await renew();
    if (!renewed) {
      this.giveUp('another worker has taken the operation over');
      return;
    }
    this.renewedAt = start;
    if (this.remaining() > 0) {
      this.listeners.forEach(listener => listener());
      if (renewed.deletionRequested) {
        onDeletionRequested();
      }
    }
  }

  /** Apart from the renewals, since one of them may hang. */
  private async watch(): Promise<void> {
    while (await this.stillHeldAfter(this.remaining())) {
      if (this.remaining() <= 0) {
        this.giveUp('it could not be renewed in time');
      }
    }
  }

  private async stillHeldAfter(milliseconds: number): Promise<boolean> {
    const { signal } = this.ended;
    await this.options.clock.sleep(Math.max(0, milliseconds), signal).catch(() => undefined);
    return !signal.aborted;
  }
}
