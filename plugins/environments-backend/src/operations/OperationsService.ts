import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { Clock } from '@eks-environments/plugin-environments-node';
import type { OperationRow } from '../database/tables';
import { readLogEnd, readLogPage, type LogPage } from '../database/operations/readLog';
import {
  countQueued,
  listOperations,
  readOperation,
  readQueuePosition,
} from '../database/operations/readOperations';
import { LogFollowers } from './LogFollowers';
import type { OperationPage, OperationsReader } from './OperationsReader';

/** Reads operations and their logs. */
export class OperationsService implements OperationsReader {
  private readonly followers: LogFollowers;
  private readonly stopped = new AbortController();
  /** Reads under way: followers at the same line share one. */
  private readonly reading = new Map<string, Promise<LogPage>>();

  private constructor(
    private readonly options: { database: Knex; clock: Clock; logger: LoggerService },
  ) {
    this.followers = new LogFollowers({
      ...options,
      readEnd: id => readLogEnd(options.database, id),
    });
  }

  static create(options: {
    database: Knex;
    clock: Clock;
    logger: LoggerService;
  }): OperationsService {
    return new OperationsService(options);
  }

  async get(id: string): Promise<OperationRow | undefined> {
    return readOperation(this.options.database, id);
  }

  async list(environmentId: string, page: OperationPage): Promise<OperationRow[]> {
    return listOperations(this.options.database, environmentId, page);
  }

  async queuePosition(id: string): Promise<number | undefined> {
    return readQueuePosition(this.options.database, id);
  }

  /** Operations that wait for a worker, on the whole. */
  async queueLength(): Promise<number> {
    return countQueued(this.options.database);
  }

  async readLog(
    operationId: string,
    { after, waitMs, signal }: { after: number; waitMs: number; signal?: AbortSignal },
  ): Promise<LogPage> {
    const { clock } = this.options;
    const answered = new AbortController();
    const over = new AbortController();
    const ends = AbortSignal.any([over.signal, this.stopped.signal, ...(signal ? [signal] : [])]);
    if (waitMs > 0) {
      void clock.sleep(waitMs, answered.signal).then(
        () => over.abort(),
        () => undefined,
      );
    }
    try {
      for (;;) {
        const page = await this.readOnce(operationId, after);
        if (page.items.length > 0 || page.complete || waitMs <= 0 || ends.aborted) {
          return page;
        }
        await this.followers.waitBeyond(operationId, after, ends);
      }
    } finally {
      answered.abort();
    }
  }

  /** Looks for further lines at once: a worker of this replica has stored some, or ended. */
  logChanged(operationId: string): void {
    this.followers.changed(operationId);
  }

  /** Answers all who wait: the backend stops. */
  stop(): void {
    this.stopped.abort();
  }

  private async readOnce(operationId: string, after: number): Promise<LogPage> {
    const key = `${operationId}/${after}`;
    const running = this.reading.get(key);
    if (running) {
      return running;
    }
    const read = this.readPage(operationId, after).finally(() => this.reading.delete(key));
    this.reading.set(key, read);
    return read;
  }

  private async readPage(operationId: string, after: number): Promise<LogPage> {
    const page = await readLogPage(this.options.database, operationId, after);
    if (!page) {
      throw new NotFoundError(`There is no operation ${operationId}`);
    }
    return page;
  }
}
