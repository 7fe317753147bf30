import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { ServiceHealth } from '@eks-environments/plugin-environments-common';
import type {
  Clock,
  EnvironmentMessage,
  NotificationChannel,
} from '@eks-environments/plugin-environments-node';
import { claimDelivery, type DeliveryClaim } from '../database/notifications/claimDelivery';
import { optedOut } from '../database/notifications/preferences';
import { settleDelivery, type DeliveryOutcome } from '../database/notifications/settleDelivery';
import { Wakeup } from '../operations/Wakeup';
import { ChannelBreaker } from './ChannelBreaker';
import { failureText } from './failureText';
import type { AttemptOutcome, MessagesMetrics } from './MessagesMetrics';
import { retryDelay } from './retryDelay';

const pollInterval = 5_000;
/** Longer than a channel may take, so that what is claimed by a living replica is done in time. */
const claimFor = 60_000;
const timeout = 20_000;
const giveUpAfter = 3 * 24 * 60 * 60_000;

const names: Record<DeliveryOutcome['state'], AttemptOutcome> = {
  delivered: 'delivered',
  pending: 'failed',
  'given-up': 'given-up',
};

export interface ChannelDeliveryOptions {
  database: Knex;
  channel: NotificationChannel;
  clock: Clock;
  logger: LoggerService;
  metrics?: MessagesMetrics;
  /** From 0 to 1, for the jitter of polls and retries. */
  random: () => number;
  /** Milliseconds that a channel which keeps failing is left alone. */
  restFor?: number;
}

/**
 * Delivers what waits for one channel, one message after the other: a process that dies while it delivers
 * has at most one of them delivered again. While the channel is left alone nothing is taken up.
 */
export class ChannelDelivery {
  readonly #options: ChannelDeliveryOptions;
  readonly #wakeup: Wakeup;
  readonly #breaker: ChannelBreaker;
  readonly #abandon = new AbortController();
  #loop: Promise<void> | undefined;
  #stopping = false;
  #failing = false;

  constructor(options: ChannelDeliveryOptions) {
    this.#options = options;
    this.#wakeup = new Wakeup(options.clock);
    const { clock, restFor } = options;
    this.#breaker = new ChannelBreaker({ clock, restFor, onRested: () => this.wake() });
  }

  start(): void {
    this.#loop ??= this.#work();
  }

  /** Looks now: something was written. */
  wake(): void {
    this.#wakeup.wake();
  }

  /** How the channel answers, as this process sees it. */
  health(): Omit<ServiceHealth, 'waiting'> {
    const { id, title = id } = this.#options.channel;
    const { since, ...state } = this.#breaker.state;
    return { id, kind: 'channel', title, ...state, since: since.toISOString() };
  }

  /** Takes nothing up any more. Resolves when what is being delivered is. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.wake();
    await this.#loop;
    this.#breaker.stop();
  }

  /** Breaks off what is being delivered: it is tried again later. */
  abandon(): void {
    this.#abandon.abort(new Error('The backend stopped'));
  }

  async #work(): Promise<void> {
    while (!this.#stopping) {
      const found = !this.#breaker.open && (await this.#deliverNext());
      if (!found && !this.#stopping) {
        await this.#wakeup.wait(pollInterval * (0.75 + this.#options.random() / 2));
      }
    }
  }

  /** False if nothing was due, or that could not be told. */
  async #deliverNext(): Promise<boolean> {
    const { database, channel, clock, logger } = this.#options;
    try {
      const now = clock.now();
      const claim = await claimDelivery(database, { channel: channel.id, now, claimFor });
      if (!claim) return false;
      await this.#deliver(claim);
      return true;
    } catch (error) {
      logger.error(`Messages for ${channel.id} could not be read or settled`, error as Error);
      return false;
    }
  }

  async #deliver(claim: DeliveryClaim): Promise<void> {
    const { database, channel, metrics, logger } = this.#options;
    const outcome = await this.#attempt(claim);
    this.#tell(claim.message, outcome);
    const settled = await settleDelivery(database, claim, outcome);
    if (!settled) logger.debug(`Message ${claim.message.id} was taken up by another replica, too`);
    metrics?.attempted(channel.id, settled ? names[outcome.state] : 'overtaken');
  }

  async #attempt({ message, attempts, since }: DeliveryClaim): Promise<DeliveryOutcome> {
    const { clock, random } = this.#options;
    try {
      const addressed = await this.#addressed(message);
      await this.#breaker.run(() => this.#deliverInTime(addressed));
      return { state: 'delivered', at: clock.now() };
    } catch (thrown) {
      const error = failureText(thrown);
      const now = clock.now().getTime();
      return now - since.getTime() >= giveUpAfter
        ? { state: 'given-up', error }
        : { state: 'pending', dueAt: new Date(now + retryDelay(attempts, random())), error };
    }
  }

  /** Without those who want none of this channel's messages. */
  async #addressed(message: EnvironmentMessage): Promise<EnvironmentMessage> {
    const { database, channel } = this.#options;
    if (!channel.optional) return message;
    const except = [...(message.except ?? []), ...(await optedOut(database))];
    return except.length === 0 ? message : { ...message, except };
  }

  async #deliverInTime(message: EnvironmentMessage): Promise<void> {
    const { channel, clock } = this.#options;
    const late = new AbortController();
    const done = new AbortController();
    clock.sleep(timeout, done.signal).then(
      () => late.abort(new Error(`No answer within ${timeout / 1000} s`)),
      () => undefined,
    );
    const signal = AbortSignal.any([late.signal, this.#abandon.signal]);
    try {
      // A channel that does not heed the signal keeps no other message waiting.
      await Promise.race([aborted(signal), channel.deliver(message, { signal })]);
    } finally {
      done.abort();
    }
  }

  /** Logs when a channel begins to fail and when it works again, not each time in between. */
  #tell(message: EnvironmentMessage, outcome: DeliveryOutcome): void {
    const { channel, logger } = this.#options;
    const failed = outcome.state !== 'delivered';
    if (failed && !this.#failing) {
      logger.warn(`Channel ${channel.id} fails, its messages are tried again: ${outcome.error}`);
    } else if (!failed && this.#failing) {
      logger.info(`Channel ${channel.id} works again`);
    }
    this.#failing = failed;
    if (outcome.state === 'given-up') {
      logger.warn(`Message ${message.id} (${message.event}) was given up on ${channel.id}`);
    }
  }
}

/** Rejects with the signal's reason when it aborts. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
