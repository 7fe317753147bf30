import type { ServiceHealth } from '@eks-environments/plugin-environments-common';
import type { NotificationChannel } from '@eks-environments/plugin-environments-node';
import { ChannelDelivery, type ChannelDeliveryOptions } from './ChannelDelivery';

export interface OutboxDeliveryOptions extends Omit<ChannelDeliveryOptions, 'channel' | 'random'> {
  channels: NotificationChannel[];
  /** From 0 to 1. */
  random?: () => number;
  /** Longest that a stop waits for channels, in milliseconds. */
  stopWithin?: number;
}

/**
 * Delivers messages, at least once, on every replica. Each channel goes its own way: one that is down or
 * slow delays only its own messages.
 */
export class OutboxDelivery {
  readonly #options: OutboxDeliveryOptions;
  readonly #deliveries: ChannelDelivery[];

  private constructor(options: OutboxDeliveryOptions) {
    const { channels, random = Math.random, ...shared } = options;
    this.#options = options;
    this.#deliveries = channels.map(channel => new ChannelDelivery({ ...shared, channel, random }));
  }

  static create(options: OutboxDeliveryOptions): OutboxDelivery {
    return new OutboxDelivery(options);
  }

  start(): void {
    this.#deliveries.forEach(delivery => delivery.start());
  }

  /** Looks now: something was written. */
  wake(): void {
    this.#deliveries.forEach(delivery => delivery.wake());
  }

  /** How each channel answers, as this process sees it. */
  health(): Array<Omit<ServiceHealth, 'waiting'>> {
    return this.#deliveries.map(delivery => delivery.health());
  }

  /** Takes nothing up any more, lets channels finish for a while, then breaks them off. */
  async stop(): Promise<void> {
    const { clock, stopWithin = 10_000 } = this.#options;
    const stopped = new AbortController();
    clock.sleep(stopWithin, stopped.signal).then(
      () => this.#deliveries.forEach(delivery => delivery.abandon()),
      () => undefined,
    );
    await Promise.all(this.#deliveries.map(delivery => delivery.stop()));
    stopped.abort();
  }
}
