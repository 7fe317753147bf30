import type { Clock } from '@eks-environments/plugin-environments-node';

/** Milliseconds between two calls: after a first answer that asks for fewer, and at most. */
const shortest = 200;
const longest = 4_000;
/** Milliseconds after which half of it is enough. */
const halfLife = 10_000;
/** Below this it makes no difference. */
const negligible = 100;

/** The pace of the calls of one service: none by itself, slower with each answer that asks for fewer calls. */
export class Pace {
  readonly #clock: Clock;
  #interval = 0;
  #askedAt = -Infinity;
  #next = -Infinity;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether calls are kept apart at the moment. */
  get slow(): boolean {
    return this.#current() > 0;
  }

  /** AWS has asked for fewer calls. */
  slowDown(): void {
    this.#interval = Math.min(Math.max(this.#current() * 2, shortest), longest);
    this.#askedAt = this.#clock.monotonic();
  }

  /** Takes the next turn; in how many milliseconds that is. */
  takeTurn(): number {
    const now = this.#clock.monotonic();
    const turn = Math.max(now, this.#next);
    this.#next = turn + this.#current();
    return turn - now;
  }

  #current(): number {
    const halves = (this.#clock.monotonic() - this.#askedAt) / halfLife;
    const interval = this.#interval * 2 ** -halves;
    return interval < negligible ? 0 : interval;
  }
}
