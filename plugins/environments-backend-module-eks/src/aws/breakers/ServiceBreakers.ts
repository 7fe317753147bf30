import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ServiceHealth } from '@eks-environments/plugin-environments-common';
import type { Clock } from '@eks-environments/plugin-environments-node';
import { ServiceBreaker, type ServicePlace } from './ServiceBreaker';

/** Milliseconds between two tries while a service does not answer. */
const retryAfter = 30_000;
/** Milliseconds without a call after which nothing is known of a service any more. */
const knownFor = 15 * 60_000;
/** As long for one that does not answer: whoever waits for it would have tried it several times by then. */
const failingFor = 4 * retryAfter;

/** The breakers of this process: one for each account, region and service. */
export class ServiceBreakers {
  readonly #options: { clock: Clock; retryAfter: number };
  readonly #logger: LoggerService;
  readonly #breakers = new Map<string, ServiceBreaker>();
  readonly #listeners: ((breaker: ServiceBreaker) => void)[] = [];

  /** @param options - `retryAfter`: milliseconds, for tests. */
  constructor(options: { clock: Clock; logger: LoggerService; retryAfter?: number }) {
    this.#options = { clock: options.clock, retryAfter: options.retryAfter ?? retryAfter };
    this.#logger = options.logger;
  }

  of(place: ServicePlace): ServiceBreaker {
    const key = JSON.stringify([place.target, place.region, place.service]);
    const known = this.#breakers.get(key);
    if (known) {
      return known;
    }
    const onChanged = (breaker: ServiceBreaker) => this.#changed(breaker);
    const breaker = new ServiceBreaker(place, { ...this.#options, onChanged });
    this.#breakers.set(key, breaker);
    return breaker;
  }

  /** Those of services that were called lately. */
  known(): ServiceBreaker[] {
    return [...this.#breakers.values()].filter(
      ({ idle, state }) => idle < (state === 'failing' ? failingFor : knownFor),
    );
  }

  health(): ServiceHealth[] {
    return this.known().map(breaker => breaker.health());
  }

  /** Calls back after each change of a state. */
  onChanged(listener: (breaker: ServiceBreaker) => void): void {
    this.#listeners.push(listener);
  }

  #changed(breaker: ServiceBreaker): void {
    const { id, state, title, message } = breaker.health();
    const text = `${title} is ${state}${message ? `. ${message}` : ''} [${id}]`;
    if (state === 'answering') {
      this.#logger.info(text);
    } else {
      this.#logger.warn(text);
    }
    this.#listeners.forEach(listener => listener(breaker));
  }
}
