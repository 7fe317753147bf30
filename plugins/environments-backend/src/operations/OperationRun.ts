import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type {
  Clock,
  EnvironmentProvider,
  OperationContext,
} from '@eks-environments/plugin-environments-node';
import type { Claim } from '../database/operations/claimOperation';
import { closeOperation, type Outcome } from '../database/operations/closeOperation';
import type { Fence } from '../database/operations/fence';
import { insertLog } from '../database/operations/insertLog';
import { readPastDurations } from '../database/operations/readOperations';
import { releaseLease } from '../database/operations/releaseLease';
import { renewLease } from '../database/operations/renewLease';
import { storeMemory } from '../database/operations/storeMemory';
import { storeProgress } from '../database/operations/storeProgress';
import { carryOut } from './carryOut';
import { createContext } from './createContext';
import { Exclusivity } from './Exclusivity';
import { describeFailure, withoutSecrets } from './failure';
import { Lease } from './Lease';
import type { OperationCourse } from './OperationCourse';
import { OperationLog } from './OperationLog';
import { OperationProgress } from './OperationProgress';
import type { OperationEnd } from './OperationsMetrics';

export interface OperationRunOptions {
  claim: Claim;
  /** By the monotonic clock, the start of the call that made the claim. */
  claimedAt: number;
  database: Knex;
  provider: EnvironmentProvider;
  course: OperationCourse;
  clock: Clock;
  logger: LoggerService;
  leaseDuration: number;
  onLogChanged(): void;
}

/** Longest pause between two attempts to write how an operation ended. */
const longestPause = 30_000;

/** One worker's time with one operation: calls the provider, and writes how it ended while it may. */
export class OperationRun {
  private readonly abort = new AbortController();
  private readonly stopping = new AbortController();
  private readonly lease: Lease;
  private readonly log: OperationLog;
  private readonly progress: OperationProgress;
  private readonly exclusivity: Exclusivity;
  private readonly context: OperationContext;
  private readonly fence: Fence & { environmentId: string };
  private deletionRequested = false;

  constructor(private readonly options: OperationRunOptions) {
    const { claim, claimedAt, clock, database, leaseDuration, logger, provider } = options;
    const { operation } = claim;
    const fence = {
      operationId: operation.id,
      environmentId: operation.environment_id,
      leaseToken: operation.lease_token,
    };
    this.fence = fence;
    this.exclusivity = new Exclusivity(clock, provider.settleTime, claim.expired);
    this.log = new OperationLog({
      clock,
      logger,
      lastNumber: claim.lastLogNumber,
      insert: lines => insertLog(database, fence, lines),
      onStored: options.onLogChanged,
    });
    this.progress = new OperationProgress({
      clock,
      logger,
      stored: { phase: operation.phase ?? undefined, percent: operation.percent },
      store: progress => storeProgress(database, fence, progress),
    });
    this.lease = Lease.take({
      clock,
      logger,
      duration: leaseDuration,
      takenAt: claimedAt,
      renew: () => renewLease(database, fence, leaseDuration),
      onDeletionRequested: () => this.stopForDeletion(),
    });
    this.lease.lost.addEventListener('abort', () => this.onLost());
    this.context = createContext({
      claim,
      clock,
      signal: this.abort.signal,
      lease: this.lease,
      log: this.log,
      progress: this.progress,
      exclusivity: this.exclusivity,
      remember: memory => this.remember(memory),
      pastDurations: () => readPastDurations(database, operation),
    });
    if (claim.environment.delete_requested_at !== null) {
      this.stopForDeletion();
    }
  }

  /** Resolves when this worker has nothing to do with the operation any more; never rejects. */
  async finish(): Promise<OperationEnd> {
    const { logger } = this.options;
    try {
      const outcome = await this.callProvider();
      const mayEnd = outcome && (await this.isAlone());
      if (this.lease.lost.aborted) {
        return 'lost';
      }
      return mayEnd ? await this.close(outcome) : await this.release();
    } catch (error) {
      logger.error('An operation is left to the next worker', error as Error);
      return 'lost';
    } finally {
      await this.lease.end();
      await this.progress.close();
      this.log.close();
    }
  }

  /** The backend stops: ends the provider's work, and leaves the rest to the next worker. */
  stop(): void {
    this.stopping.abort();
    this.abort.abort(new Error('The backend is stopping'));
  }

  /** Writes nothing any more; the lease runs out by itself. */
  abandon(): void {
    this.lease.giveUp('the operation did not stop in time');
  }

  /** Nobody who knows less may go on: what is not stored was not remembered. */
  private async remember(memory: Record<string, string>): Promise<void> {
    this.lease.lost.throwIfAborted();
    if (!(await storeMemory(this.options.database, this.fence, memory))) {
      this.lease.giveUp('another worker has the operation');
      throw new Error('The lease is lost: nothing was remembered');
    }
  }

  private onLost(): void {
    this.log.close();
    void this.progress.close();
    this.abort.abort(this.lease.lost.reason);
  }

  private stopForDeletion(): void {
    if (this.options.claim.operation.kind !== 'delete' && !this.deletionRequested) {
      this.deletionRequested = true;
      this.abort.abort(new Error('A deletion was asked for'));
    }
  }

  /** Undefined where it did not end by itself, and goes on with another worker. */
  private async callProvider(): Promise<Outcome | undefined> {
    const { provider, claim, logger } = this.options;
    const { attempt } = claim.operation;
    if (attempt > 1) {
      this.say('info', `A worker takes up what another one left (attempt ${attempt})`);
    }
    try {
      this.abort.signal.throwIfAborted();
      const { connection } = await carryOut(provider, this.context);
      // Another worker did a part of it: these figures would mislead those who estimate by them.
      const whole = attempt === 1 && { phaseDurations: this.progress.phaseDurations() };
      return { state: 'succeeded', connection, ...whole };
    } catch (error) {
      if (this.deletionRequested) {
        this.say('info', 'Stopped, since a deletion was asked for');
        return { state: 'cancelled' };
      }
      if (this.abort.signal.aborted) {
        return undefined;
      }
      const failure = describeFailure(error);
      logger.error(`An operation failed: ${failure.message}`, withoutSecrets(error));
      this.say('error', failure.message);
      return { state: 'failed', error: failure };
    }
  }

  /**
   * Waits until nothing of an earlier holder can be at work: the next operation, which knows nothing of that
   * holder, may start as soon as this one has ended. False if the backend stops or the lease is lost first.
   */
  private async isAlone(): Promise<boolean> {
    if (this.exclusivity.reached()) {
      return true;
    }
    const signal = AbortSignal.any([this.stopping.signal, this.lease.lost]);
    return this.exclusivity.wait(signal).then(
      () => true,
      () => false,
    );
  }

  /** Tries for as long as the lease is held: what happened must not be forgotten for a moment's fault. */
  private async close(outcome: Outcome): Promise<OperationEnd> {
    const { clock, course, database, logger, onLogChanged } = this.options;
    await this.progress.close();
    for (let pause = 250; !this.lease.lost.aborted; pause = Math.min(2 * pause, longestPause)) {
      try {
        await this.log.flush();
        const written = await closeOperation(database, this.fence, outcome, course, clock.now());
        onLogChanged();
        return written ?? 'lost';
      } catch (error) {
        logger.error(
          'The end of an operation could not be written and is tried again',
          error as Error,
        );
        await clock.sleep(pause, this.lease.lost).catch(() => undefined);
      }
    }
    return 'lost';
  }

  private async release(): Promise<OperationEnd> {
    const { claim, database } = this.options;
    this.say('info', 'The backend stops; another worker goes on with this');
    await this.progress.close();
    await this.log.flush();
    await this.lease.end();
    await releaseLease(
      database,
      this.fence,
      this.exclusivity.reached() ? undefined : claim.expired?.end,
    );
    return 'released';
  }

  private say(level: 'info' | 'error', text: string): void {
    this.log.add({ stream: 'system', level, text });
  }
}
