import { hostname } from 'node:os';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { Clock, EnvironmentProvider } from '@eks-environments/plugin-environments-node';
import {
  claimOperation,
  StartFailedError,
  type Claim,
} from '../database/operations/claimOperation';
import { knownKinds } from './carryOut';
import type { OperationCourse } from './OperationCourse';
import { OperationRun } from './OperationRun';
import type { OperationsConfig } from './OperationsConfig';
import type { OperationsMetrics } from './OperationsMetrics';
import { Wakeup } from './Wakeup';

export interface OperationWorkerOptions {
  database: Knex;
  providers: ReadonlyMap<string, EnvironmentProvider>;
  course: OperationCourse;
  clock: Clock;
  logger: LoggerService;
  config: OperationsConfig;
  /** Called after a commit that changed an environment. */
  onChanged?: (environmentId: string) => void;
  /** Called when lines were stored, or none will come any more. */
  onLogChanged?: (operationId: string) => void;
  metrics?: OperationsMetrics;
  /** From 0 to 1, for the jitter of polls. */
  random?: () => number;
  /** Longest that a stop waits for providers to return, in milliseconds. */
  stopWithin?: number;
}

/** Takes up operations from the queue, so many at once, and carries them out. */
export class OperationWorker {
  private readonly runs = new Map<OperationRun, Promise<void>>();
  /** Operations that could not be started, and until when they are left alone (monotonic). */
  private readonly avoided = new Map<string, number>();
  private readonly wakeup: Wakeup;
  private loop: Promise<void> | undefined;
  private stopping = false;

  private constructor(private readonly options: OperationWorkerOptions) {
    this.wakeup = new Wakeup(options.clock);
  }

  static create(options: OperationWorkerOptions): OperationWorker {
    return new OperationWorker(options);
  }

  start(): void {
    this.loop ??= this.work();
  }

  /** Looks at the queue now: something was put in it. */
  wake(): void {
    this.wakeup.wake();
  }

  /**
   * Takes nothing up any more, ends the providers' work and gives the operations back. One whose provider
   * does not return in time keeps its lease, which then runs out.
   */
  async stop(): Promise<void> {
    const { clock, stopWithin = 20_000 } = this.options;
    this.stopping = true;
    this.wake();
    this.runs.forEach((_, run) => run.stop());
    const stopped = new AbortController();
    const patience = clock.sleep(stopWithin, stopped.signal).then(
      () => this.runs.forEach((_, run) => run.abandon()),
      () => undefined,
    );
    await Promise.race([patience, this.allFinished()]);
    stopped.abort();
  }

  private async allFinished(): Promise<void> {
    await this.loop;
    await Promise.all(this.runs.values());
  }

  private async work(): Promise<void> {
    const { config, random = Math.random } = this.options;
    while (!this.stopping) {
      const took = this.runs.size < config.workers && (await this.takeNext());
      if (!took && !this.stopping) {
        await this.wakeup.wait(config.pollIntervalMs * (0.75 + random() / 2));
      }
    }
  }

  /** False if there was nothing to take up. */
  private async takeNext(): Promise<boolean> {
    const { clock, logger } = this.options;
    const claimedAt = clock.monotonic();
    try {
      const claim = await this.claim();
      if (!claim) {
        return false;
      }
      this.begin(claim, claimedAt);
      return true;
    } catch (error) {
      if (error instanceof StartFailedError) {
        this.avoided.set(error.operationId, claimedAt + this.options.config.leaseDurationMs);
      }
      logger.error('Taking up an operation failed', error as Error);
      return false;
    }
  }

  private async claim(): Promise<Claim | undefined> {
    const { database, providers, course, clock, config } = this.options;
    const now = clock.now();
    this.avoided.forEach((until, id) => until <= clock.monotonic() && this.avoided.delete(id));
    return claimOperation(database, {
      limits: new Map([...providers].map(([id, provider]) => [id, provider.concurrencyLimit])),
      kinds: knownKinds,
      except: [...this.avoided.keys()],
      holder: `${hostname()}:${process.pid}`,
      leaseDuration: config.leaseDurationMs,
      now,
      onStarted: (tx, operation) => course.started(tx, operation, now),
    });
  }

  private begin(claim: Claim, claimedAt: number): void {
    const { config, providers, onLogChanged, metrics, ...shared } = this.options;
    const {
      id,
      kind,
      provider: providerId,
      environment_id: environmentId,
      attempt,
    } = claim.operation;
    const provider = providers.get(providerId);
    if (!provider) {
      throw new Error(`Provider ${providerId} was claimed for but is not there`);
    }
    const logger = shared.logger.child({ operation: id, environment: environmentId, kind });
    logger.info(`Operation taken up, attempt ${attempt}`);
    metrics?.claimed(kind, attempt);
    shared.onChanged?.(environmentId);
    const run = new OperationRun({
      ...shared,
      claim,
      claimedAt,
      provider,
      logger,
      leaseDuration: config.leaseDurationMs,
      onLogChanged: () => onLogChanged?.(id),
    });
    if (this.stopping) {
      run.stop();
    }
    this.runs.set(run, this.follow(run, claim, claimedAt, logger));
  }

  private async follow(
    run: OperationRun,
    { operation }: Claim,
    claimedAt: number,
    logger: LoggerService,
  ): Promise<void> {
    const { clock, metrics, onChanged } = this.options;
    const end = await run.finish();
    this.runs.delete(run);
    logger.info(`Operation ended here: ${end}`);
    metrics?.ended(operation.kind, end, clock.monotonic() - claimedAt);
    onChanged?.(operation.environment_id);
    this.wake();
  }
}
