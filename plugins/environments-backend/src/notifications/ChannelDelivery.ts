import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { ServiceHealth } from '@eks-environments/plugin-environments-common';
import type {
  Clock,
  DeliveryContext,
  EnvironmentMessage,
  NotificationChannel,
} from '@eks-environments/plugin-environments-node';
import { claimDelivery, type DeliveryClaim } from '../database/notifications/claimDelivery';
import { optedOut } from '../database/notifications/preferences';
import { settledPeople, settlePeople } from '../database/notifications/settledPeople';
import { settleDelivery, type DeliveryOutcome } from '../database/notifications/settleDelivery';
import { Wakeup } from '../operations/Wakeup';
import { ChannelBreaker } from './ChannelBreaker';
import { failureText } from './failureText';
import type { AttemptOutcome, MessagesMetrics } from './MessagesMetrics';
import { retryDelay } from './retryDelay';
import type { UnreachablePeople } from './UnreachablePeople';

const pollInterval = 5_000;
/** Longer than a channel may take, so that what is claimed by a living replica is done in time. */
const claimFor = 60_000;
const timeout = 20_000;
/** Milliseconds after which what cannot be delivered is given up. */
export const giveUpAfter = 3 * 24 * 60 * 60_000;

const names: Record<DeliveryOutcome['state'], AttemptOutcome> = {
  delivered: 'delivered',
  unfinished: 'carried-on',
  pending: 'failed',
  'given-up': 'given-up',
};

export interface ChannelDeliveryOptions {
  database: Knex;
  channel: NotificationChannel;
  clock: Clock;
  logger: LoggerService;
  metrics?: MessagesMetrics;
  unreachable: Pick<UnreachablePeople, 'tell'>;
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

  async #attempt({ message, failures, since }: DeliveryClaim): Promise<DeliveryOutcome> {
    const { clock, random } = this.#options;
    try {
      const addressed = await this.#addressed(message);
      return await this.#breaker.run(() => this.#deliverInTime(addressed));
    } catch (thrown) {
      const error = failureText(thrown);
      const now = clock.now().getTime();
      return now - since.getTime() >= giveUpAfter
        ? { state: 'given-up', error }
        : { state: 'pending', dueAt: new Date(now + retryDelay(failures, random())), error };
    }
  }

  /** Without those who want none of this channel's messages. */
  async #addressed(message: EnvironmentMessage): Promise<EnvironmentMessage> {
    const { database, channel } = this.#options;
    if (!channel.optional) return message;
    const except = [...(message.except ?? []), ...(await optedOut(database))];
    return except.length === 0 ? message : { ...message, except };
  }

  /** Throws where it reached nobody. Reaching some shows that the channel works. */
  async #deliverInTime(message: EnvironmentMessage): Promise<DeliveryOutcome> {
    const { channel, clock, random } = this.#options;
    const late = new AbortController();
    const done = new AbortController();
    clock.sleep(timeout, done.signal).then(
      () => late.abort(new Error(`No answer within ${timeout / 1000} s`)),
      () => undefined,
    );
    const signal = AbortSignal.any([late.signal, this.#abandon.signal]);
    let settled = 0;
    const context = this.#contextOf(message, signal, people => {
      settled += people;
    });
    try {
      // A channel that does not heed the signal keeps no other message waiting.
      const result = await Promise.race([aborted(signal), channel.deliver(message, context)]);
      const at = clock.now();
      return result === 'unfinished' ? { state: result, dueAt: at } : { state: 'delivered', at };
    } catch (thrown) {
      if (settled === 0) throw thrown;
      const dueAt = new Date(clock.now().getTime() + retryDelay(1, random()));
      return { state: 'unfinished', dueAt, error: failureText(thrown) };
    } finally {
      done.abort();
    }
  }

  #contextOf(
    { id: message }: EnvironmentMessage,
    signal: AbortSignal,
    onSettled: (people: number) => void,
  ): DeliveryContext {
    const { channel, database, unreachable } = this.#options;
    const delivery = { message, channel: channel.id };
    return {
      signal,
      settled: () => settledPeople(database, delivery),
      settle: async people => {
        await settlePeople(database, { ...delivery, people });
        onSettled(people.length);
      },
      unreachable: (people, why) => unreachable.tell(channel, people, why),
    };
  }

  /** Logs when a channel begins to fail and when it works again, not each time in between. */
  #tell(message: EnvironmentMessage, outcome: DeliveryOutcome): void {
    const { channel, logger } = this.#options;
    const failed = outcome.state === 'pending' || outcome.state === 'given-up';
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
