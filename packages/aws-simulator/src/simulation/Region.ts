import type { ModelClock } from '../clock/ModelClock.ts';
import type { Random } from '../identifiers/Random.ts';
import type { Effect, RegionState, ServiceQuotas } from '../state/types.ts';

/** One account's region: its state, and what changing it takes. */
export class Region {
  readonly state: RegionState;
  readonly random: Random;
  readonly quotas: ServiceQuotas;
  readonly #clock: ModelClock;
  readonly #changed: () => void;

  constructor(
    state: RegionState,
    clock: ModelClock,
    random: Random,
    quotas: ServiceQuotas,
    changed: () => void,
  ) {
    this.state = state;
    this.#clock = clock;
    this.random = random;
    this.quotas = quotas;
    this.#changed = changed;
  }

  get account(): string {
    return this.state.account;
  }

  get name(): string {
    return this.state.region;
  }

  /** Model milliseconds. */
  now(): number {
    return this.#clock.now();
  }

  /** Real time as ISO text of a model moment. */
  stamp(at: number): string {
    return this.#clock.stamp(at);
  }

  arn(service: string, resource: string): string {
    return `arn:aws:${service}:${this.name}:${this.account}:${resource}`;
  }

  changed(): void {
    this.#changed();
  }

  schedule(at: number, effect: Effect): void {
    const schedule = this.state.schedule;
    let index = schedule.length;
    while (index > 0 && schedule[index - 1].at > at) {
      index--;
    }
    schedule.splice(index, 0, { at, effect });
    this.#changed();
  }
}
