import type { Knex } from 'knex';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Clock } from '@eks-environments/plugin-environments-node';
import { forgetEnded } from '../database/retention/forgetEnded';
import { forgetEvents } from '../database/retention/forgetEvents';
import { forgetLogs } from '../database/retention/forgetLogs';
import { forgetMessages } from '../database/retention/forgetMessages';
import type { RetentionConfig } from './readRetentionConfig';

export interface RetentionSweepOptions {
  database: Knex;
  retention: RetentionConfig;
  clock: Clock;
  logger: LoggerService;
}

/**
 * Forgets what has been kept long enough, in small batches: each is done or not, whenever it is broken off.
 * What others are at is left to them.
 */
export class RetentionSweep {
  readonly #options: RetentionSweepOptions;

  constructor(options: RetentionSweepOptions) {
    this.#options = options;
  }

  async run(signal?: AbortSignal): Promise<void> {
    const { database, retention, clock } = this.#options;
    const now = clock.now();
    // Whoever keeps things for thousands of years keeps everything.
    const before = (kept: number) => new Date(Math.max(now.getTime() - kept, 0));
    await this.#forget('environments that are over', signal, () =>
      forgetEnded(database, { before: before(retention.ended), now, limit: 20 }),
    );
    await this.#forget('environments’ events', signal, () =>
      forgetEvents(database, { before: before(retention.events), limit: 50 }),
    );
    await this.#forget('operations’ logs', signal, () =>
      forgetLogs(database, { before: before(retention.logs), now, limit: 5 }),
    );
    await this.#forget('messages', signal, () =>
      forgetMessages(database, { before: before(retention.messages), limit: 200 }),
    );
  }

  /** One kind that cannot be forgotten now keeps no other from being. */
  async #forget(
    what: string,
    signal: AbortSignal | undefined,
    batch: () => Promise<number>,
  ): Promise<void> {
    const { logger } = this.#options;
    let forgotten = 0;
    try {
      for (let done = 1; done > 0 && !signal?.aborted; forgotten += done) done = await batch();
    } catch (error) {
      logger.warn(`Not all ${what} could be forgotten; it is tried again`, error as Error);
    }
    if (forgotten > 0) logger.info(`Kept long enough and forgotten: ${forgotten} ${what}`);
  }
}
