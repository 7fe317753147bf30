import type { Knex } from 'knex';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Clock } from '@eks-environments/plugin-environments-node';
import { dueEnvironments } from '../database/environments/dueEnvironments';
import { forgetKeys } from '../database/idempotency/idempotencyKeys';
import type { Outbox } from '../notifications/Outbox';
import { requestDeletion } from '../environments/requestDeletion';

const batch = 50;
const keepKeys = 7 * 24 * 60 * 60 * 1000;

export interface SweepOptions {
  database: Knex;
  clock: Clock;
  logger: LoggerService;
  outbox: Outbox;
  announce(environmentId: string): void;
}

/** Has deleted what has come to its end, and forgets Idempotency-Keys after 7 days. Short, and repeatable. */
export class Sweep {
  readonly #options: SweepOptions;

  constructor(options: SweepOptions) {
    this.#options = options;
  }

  async run(signal?: AbortSignal): Promise<void> {
    const { database, clock } = this.#options;
    const due = await dueEnvironments(database, clock.now(), batch);
    for (const id of due) {
      if (signal?.aborted) return;
      await this.#end(id);
    }
    await forgetKeys(database, new Date(clock.now().getTime() - keepKeys));
  }

  /** One that cannot be ended now keeps no other from its end. */
  async #end(id: string): Promise<void> {
    const { database, clock, logger, outbox, announce } = this.#options;
    const event = { kind: 'expired', message: 'Its lifetime has ended; the deletion is queued' };
    try {
      if (
        await database.transaction(tx =>
          requestDeletion(tx, id, event, { outbox, now: clock.now() }),
        )
      ) {
        announce(id);
      }
    } catch (error) {
      logger.warn(`Environment ${id} could not be ended and is tried again`, error as Error);
    }
  }
}
