import { ServiceUnavailableError } from '@backstage/errors';
import type { STSClientConfig } from '@aws-sdk/client-sts';
import type { Clock, HeldLease } from '@eks-environments/plugin-environments-node';
import type { EksAccount } from '../config/EksConfig';
import type { ContainerCredentials } from '../eksctl/protocol';
import { callFailure } from './answers';
import type { ServiceBreaker } from './breakers/ServiceBreaker';
import type { ServiceBreakers } from './breakers/ServiceBreakers';
import { containerCredentials } from './credentials';
import {
  awsServices,
  openClients,
  probes,
  type AwsClients,
  type AwsService,
  type Send,
} from './services';
import { untilAborted } from './untilAborted';

/** Milliseconds that one call of an AWS API may take, with the SDK's retries. */
export const CALL_TIMEOUT = 10_000;
const firstPause = 1_000;
const longestPause = 15_000;

/** Told when calls begin to wait since a service does not answer, and when it has answered again. */
export interface OutageListener {
  began(breaker: ServiceBreaker): void;
  /** @param lasted - milliseconds. */
  ended(breaker: ServiceBreaker, lasted: number): void;
}

export interface AwsSessionOptions {
  account: EksAccount;
  region: string;
  credentials: STSClientConfig['credentials'];
  breakers: ServiceBreakers;
  signal: AbortSignal;
  clock: Clock;
  /** Where it is held: nothing is sent once it has run out. */
  lease?: HeldLease;
  /**
   * Milliseconds for which a call is repeated while AWS throttles or does not answer. 0 where a person waits for
   * the answer: then a call fails at once.
   */
  patience: number;
  outages?: OutageListener;
}

/** One account's region, for the length of one operation: the only way to AWS. */
export class AwsSession {
  readonly account: EksAccount;
  readonly region: string;
  readonly #options: AwsSessionOptions;
  readonly #clients: AwsClients;
  /** Since when the services are waited for that do not answer. */
  readonly #outages = new Map<ServiceBreaker, number>();
  #outagesSoFar = 0;
  #waited = 0;

  constructor(options: AwsSessionOptions) {
    this.account = options.account;
    this.region = options.region;
    this.#options = options;
    this.#clients = openClients({
      region: options.region,
      credentials: options.credentials,
      onThrottled: (service, error) => this.#breakerOf(service).slowDown(error),
    });
  }

  /** Milliseconds for which calls have waited for AWS so far; they say nothing of what AWS works on. */
  get waited(): number {
    return this.#waited;
  }

  /**
   * Makes a call that may be repeated, within CALL_TIMEOUT each time.
   *
   * @throws the signal's reason once the operation is aborted; ServiceUnavailableError, in words, when AWS does not
   * answer and patience is over; else the SDK's error.
   */
  async call<S extends AwsService, T>(service: S, send: Send<S, T>): Promise<T> {
    const { clock, patience, signal } = this.#options;
    const breaker = this.#breakerOf(service);
    const began = clock.monotonic();
    let sent = began;
    try {
      for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
        await breaker.takeTurn(clock, signal);
        // Nothing may come between the look and the call: of all that wait only one may try.
        while (!breaker.mayTry || !this.#holdsLease()) {
          await this.#wait(breaker, began);
        }
        signal.throwIfAborted();
        sent = clock.monotonic();
        try {
          const answer = await breaker.call(() => this.#send(service, send), signal);
          this.#answered(breaker);
          return answer;
        } catch (error) {
          signal.throwIfAborted();
          const failure = callFailure(error);
          if (failure !== 'unanswered') {
            this.#answered(breaker);
          }
          const isOver = clock.monotonic() - began + pause > patience;
          if (failure === 'unanswered' && isOver) {
            throw breaker.notAnswering();
          }
          if (failure === 'refused' || isOver) {
            throw error;
          }
        }
        if (breaker.mayTry) {
          await clock.sleep(pause, signal);
        }
      }
    } finally {
      this.#waited += sent - began;
    }
  }

  /** Reads that belong together: made anew where AWS was out of reach in between, since much may have happened. */
  async together<T>(read: () => Promise<T>): Promise<T> {
    for (;;) {
      const before = this.#outagesSoFar;
      const found = await read();
      if (this.#outagesSoFar === before) {
        return found;
      }
    }
  }

  /**
   * Returns once each service has answered something, be it a refusal. For eksctl, which does not wait.
   *
   * @returns whether one was out of reach: then what was known of AWS may not be true any more.
   */
  async untilAnswering(): Promise<boolean> {
    const before = this.#outagesSoFar;
    for (const service of awsServices) {
      await this.#probe(service);
    }
    return this.#outagesSoFar !== before;
  }

  /** For eksctl. */
  containerCredentials(): Promise<ContainerCredentials> {
    return containerCredentials(this.#clients.sts.config.credentials, this.#options.clock.now());
  }

  close(): void {
    awsServices.forEach(service => this.#clients[service].destroy());
  }

  #breakerOf(service: AwsService): ServiceBreaker {
    const { alias: target } = this.account;
    return this.#options.breakers.of({ target, region: this.region, service });
  }

  /** A frozen process may wake up late, before its signal is aborted. */
  #holdsLease(): boolean {
    const { lease } = this.#options;
    return lease === undefined || lease.remaining() > 0;
  }

  /** Either it comes late, or the signal tells that the lease is lost. */
  async #nextRenewal(): Promise<void> {
    const { lease, signal } = this.#options;
    let stop: (() => void) | undefined;
    const renewed = new Promise<void>(resolve => {
      stop = lease?.onRenewed(resolve);
    });
    await untilAborted(renewed, signal).finally(() => stop?.());
  }

  async #wait(breaker: ServiceBreaker, began: number): Promise<void> {
    const { clock, outages, patience, signal } = this.#options;
    if (!this.#holdsLease()) {
      await this.#nextRenewal();
      return;
    }
    if (clock.monotonic() - began >= patience) {
      throw breaker.notAnswering();
    }
    if (!this.#outages.has(breaker)) {
      this.#outages.set(breaker, clock.monotonic());
      this.#outagesSoFar += 1;
      outages?.began(breaker);
    }
    await breaker.nextTry(signal);
  }

  #answered(breaker: ServiceBreaker): void {
    const { clock, outages } = this.#options;
    const since = this.#outages.get(breaker);
    if (since !== undefined) {
      this.#outages.delete(breaker);
      outages?.ended(breaker, clock.monotonic() - since);
    }
  }

  #send<S extends AwsService, T>(service: S, send: Send<S, T>): Promise<T> {
    const abortSignal = AbortSignal.any([this.#options.signal, AbortSignal.timeout(CALL_TIMEOUT)]);
    return untilAborted(send(this.#clients[service], { abortSignal }), abortSignal);
  }

  async #probe<S extends AwsService>(service: S): Promise<void> {
    try {
      await this.call(service, probes[service]);
    } catch (error) {
      this.#options.signal.throwIfAborted();
      if (error instanceof ServiceUnavailableError) {
        throw error;
      }
    }
  }
}
