import CircuitBreaker from 'opossum';
import type { Clock } from '@eks-environments/plugin-environments-node';
import { failureText } from './failureText';

/** Attempts are looked at for as long, in milliseconds: also as many as are needed that each take 20 s in vain. */
const lookingBack = 3 * 60_000;
/** Fewer attempts in that time say nothing. */
const fewestAttempts = 5;
/** A channel that fails now and then delivers by being tried again; one above this delivers nothing. */
const mostFailures = 90;
const longestWait = 30_000;

/** How a channel answers, as this process sees it. */
export interface ChannelState {
  state: 'answering' | 'failing';
  since: Date;
  /** Why it failed last, without secrets; absent while it answers. */
  message?: string;
}

export interface ChannelBreakerOptions {
  clock: Clock;
  /** Milliseconds, by the machine's clock, that a failing channel is left alone. Default: 30 s. */
  restFor?: number;
  /** Called when a channel that was left alone may be tried with one message. */
  onRested(): void;
}

/** Leaves a channel alone that keeps failing, then tries it with one message at a time until it works. */
export class ChannelBreaker {
  readonly #circuit: CircuitBreaker<[() => Promise<unknown>]>;
  readonly #clock: Clock;
  #state: Omit<ChannelState, 'message'>;
  #lastFailure = '';

  constructor({ clock, restFor = longestWait, onRested }: ChannelBreakerOptions) {
    this.#clock = clock;
    this.#state = { state: 'answering', since: clock.now() };
    this.#circuit = new CircuitBreaker(work => work(), {
      timeout: false,
      volumeThreshold: fewestAttempts,
      errorThresholdPercentage: mostFailures,
      rollingCountTimeout: lookingBack,
      rollingPercentilesEnabled: false,
      enableSnapshots: false,
      resetTimeout: restFor,
    });
    this.#circuit.on('failure', error => {
      this.#lastFailure = failureText(error);
    });
    this.#circuit.on('open', () => this.#become('failing'));
    this.#circuit.on('close', () => this.#become('answering'));
    this.#circuit.on('halfOpen', onRested);
  }

  /** Whether the channel is left alone now. */
  get open(): boolean {
    return this.#circuit.opened;
  }

  get state(): ChannelState {
    const { state } = this.#state;
    return { ...this.#state, ...(state === 'failing' && { message: this.#lastFailure }) };
  }

  /** Does what may fail. Throws what it throws. */
  run<T>(work: () => Promise<T>): Promise<T> {
    return this.#circuit.fire(work) as Promise<T>;
  }

  /** Forgets its timers. */
  stop(): void {
    this.#circuit.shutdown();
  }

  /** It stays failing from one vain try to the next. */
  #become(state: ChannelState['state']): void {
    if (this.#state.state !== state) this.#state = { state, since: this.#clock.now() };
  }
}
