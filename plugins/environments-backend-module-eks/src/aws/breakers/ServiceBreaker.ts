import { ServiceUnavailableError } from '@backstage/errors';
import type { ServiceHealth } from '@eks-environments/plugin-environments-common';
import type { Clock } from '@eks-environments/plugin-environments-node';
import CircuitBreaker from 'opossum';
import { callFailure, reasonOf } from '../answers';
import { serviceTitles, type AwsService } from '../services';
import { untilAborted } from '../untilAborted';
import { Pace } from './Pace';

export type ServiceState = ServiceHealth['state'];

/** Which of AWS's endpoints, seen from which account. */
export interface ServicePlace {
  target: string;
  region: string;
  service: AwsService;
}

export interface ServiceBreakerOptions {
  clock: Clock;
  /** Milliseconds between two tries while it does not answer. */
  retryAfter: number;
  onChanged(breaker: ServiceBreaker): void;
}

/** Calls in a row without an answer, each tried several times by the SDK, that open the breaker. */
const mostUnanswered = 3;

type Answer = { answer: unknown };

/** A call that its operation has broken off tells nothing of AWS. */
class BrokenOff extends Error {}

/**
 * Watches one service of AWS in one account and region. Answers that ask for fewer calls slow the calls down;
 * calls without an answer open the breaker: then nothing is sent but one call now and then, until one is answered.
 */
export class ServiceBreaker {
  readonly place: ServicePlace;
  readonly title: string;
  readonly #clock: Clock;
  readonly #pace: Pace;
  readonly #circuit: CircuitBreaker<[() => Promise<Answer>], Answer>;
  readonly #onChanged: (breaker: ServiceBreaker) => void;
  #waiting: (() => void)[] = [];
  #unanswered = 0;
  #state: ServiceState = 'answering';
  #since: Date;
  #calledAt: number;
  /** Why there was no answer. */
  #reason = '';
  /** The last answer that asked for fewer calls. */
  #throttled?: { at: number; error: unknown };

  constructor(place: ServicePlace, { clock, retryAfter, onChanged }: ServiceBreakerOptions) {
    this.place = place;
    this.title = `AWS ${place.region} (${serviceTitles[place.service]})`;
    this.#clock = clock;
    this.#pace = new Pace(clock);
    this.#onChanged = onChanged;
    this.#since = clock.now();
    this.#calledAt = clock.monotonic();
    this.#circuit = new CircuitBreaker((call: () => Promise<Answer>) => call(), {
      name: this.title,
      // Each call has its own.
      timeout: false,
      resetTimeout: retryAfter,
      // Calls are too few and too uneven for shares: those in a row are counted below.
      errorThresholdPercentage: 100,
      rollingPercentilesEnabled: false,
      enableSnapshots: false,
      errorFilter: error => this.#isAnswer(error),
    });
    this.#circuit.on('success', () => {
      this.#unanswered = 0;
    });
    this.#circuit.on('failure', error => this.#failed(error));
    this.#circuit.on('open', () => this.#observe());
    this.#circuit.on('halfOpen', () => this.#wake());
    this.#circuit.on('close', () => {
      this.#observe();
      this.#wake();
    });
  }

  get state(): ServiceState {
    this.#observe();
    return this.#state;
  }

  /** Milliseconds since the last call. */
  get idle(): number {
    return this.#clock.monotonic() - this.#calledAt;
  }

  /** False while it does not answer, but for one call now and then. */
  get mayTry(): boolean {
    return this.#circuit.closed || this.#circuit.pendingClose;
  }

  /** Resolves when it is worth looking at `mayTry` again. */
  async nextTry(signal: AbortSignal): Promise<void> {
    await untilAborted(new Promise<void>(resolve => this.#waiting.push(resolve)), signal);
  }

  /** Waits for the next turn while AWS asks for fewer calls. */
  async takeTurn(clock: Clock, signal: AbortSignal): Promise<void> {
    const wait = this.#pace.takeTurn();
    if (wait > 0) {
      await clock.sleep(wait, signal);
    }
  }

  /**
   * Makes a call, and learns from it. To be made only if `mayTry`.
   *
   * @param signal - whoever asks for the call needs it no more.
   */
  async call<T>(send: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const began = this.#clock.monotonic();
    this.#calledAt = began;
    const answered = await this.#circuit.fire(async () => {
      try {
        return { answer: await send() };
      } catch (error) {
        throw signal.aborted
          ? new BrokenOff('Broken off', { cause: error })
          : this.#told(error, began);
      }
    });
    return answered.answer as T;
  }

  /** AWS has asked for fewer calls. */
  slowDown(error: unknown): void {
    this.#throttled = { at: this.#clock.monotonic(), error };
    this.#pace.slowDown();
    this.#observe();
  }

  /** In words. */
  notAnswering(): ServiceUnavailableError {
    return new ServiceUnavailableError(`${this.title} is not answering: ${this.#reason}`);
  }

  health(): ServiceHealth {
    const { target, region, service } = this.place;
    const { state } = this;
    const message = {
      answering: undefined,
      slowed: `Asks for fewer calls: ${reasonOf(this.#throttled?.error)}`,
      failing: `Is not answering: ${this.#reason}`,
    }[state];
    return {
      id: `eks/${target}/${region}/${service}`,
      kind: 'provider',
      title: this.title,
      state,
      since: this.#since.toISOString(),
      ...(message && { message }),
      provider: 'eks',
      target,
      region,
    };
  }

  /** AWS has answered if it has asked for fewer calls, though the SDK then took too long to try again. */
  #told(error: unknown, began: number): unknown {
    const throttled = this.#throttled && this.#throttled.at >= began;
    return throttled && callFailure(error) === 'unanswered' ? this.#throttled?.error : error;
  }

  /** What was broken off must not close a breaker that waits for an answer, and is no failure else. */
  #isAnswer(error: unknown): boolean {
    return error instanceof BrokenOff
      ? !this.#circuit.halfOpen
      : callFailure(error) !== 'unanswered';
  }

  #failed(error: unknown): void {
    if (error instanceof BrokenOff) {
      return;
    }
    this.#reason = reasonOf(error);
    this.#unanswered += 1;
    if (this.#unanswered >= mostUnanswered) {
      this.#circuit.open();
    }
  }

  #observe(): void {
    const answering = this.#pace.slow ? 'slowed' : 'answering';
    const state = this.#circuit.closed ? answering : 'failing';
    if (state !== this.#state) {
      this.#state = state;
      this.#since = this.#clock.now();
      this.#onChanged(this);
    }
  }

  #wake(): void {
    this.#waiting.splice(0).forEach(resolve => resolve());
  }
}
