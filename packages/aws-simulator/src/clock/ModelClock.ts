/** Where the simulator takes real time from; tests pass their own. */
export interface RealClock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export const systemClock: RealClock = { now: () => Date.now() };

/** What of the clock survives a restart. */
export interface ClockState {
  /** Model milliseconds that had passed at `anchorReal`. */
  anchorModel: number;
  /** Real milliseconds since the epoch. */
  anchorReal: number;
  /** Model seconds per real second. */
  speed: number;
}

/**
 * Model time flows `speed` times as fast as real time and goes on while the
 * server is down, as AWS does. Durations are model time; every moment that is
 * shown to a caller is converted to real time.
 */
export class ModelClock {
  readonly #real: RealClock;
  #state: ClockState;

  constructor(real: RealClock, state: ClockState) {
    this.#real = real;
    this.#state = state;
  }

  get speed(): number {
    return this.#state.speed;
  }

  get state(): ClockState {
    return { ...this.#state };
  }

  /** Model milliseconds. */
  now(): number {
    const { anchorModel, anchorReal, speed } = this.#state;
    return anchorModel + (this.#real.now() - anchorReal) * speed;
  }

  realNow(): number {
    return this.#real.now();
  }

  /** The real moment, as ISO text, of a model moment that has come. */
  stamp(model: number): string {
    const { anchorModel, anchorReal, speed } = this.#state;
    const real = anchorReal + (model - anchorModel) / speed;
    return new Date(Math.min(real, this.#real.now())).toISOString();
  }

  setSpeed(speed: number): void {
    assertSpeed(speed);
    this.#state = {
      anchorModel: this.now(),
      anchorReal: this.#real.now(),
      speed,
    };
  }
}

/** @throws Error when the speed isn't a number from 0.001 to 1,000,000. */
export function assertSpeed(speed: number): void {
  if (!Number.isFinite(speed) || speed < 0.001 || speed > 1_000_000) {
    throw new Error(`speed must be from 0.001 to 1000000, not ${speed}`);
  }
}
