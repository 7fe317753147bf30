// @ts-check
'use strict';

const longestTimer = 60_000;

/**
 * A moment on the machine's monotonic clock (`process.hrtime`, which all processes of a machine share), as
 * nanoseconds in text. So a renewal that was sent in time but read late does not count from its reading.
 */
class Deadline {
  /** @param {() => void} passed */
  constructor(passed) {
    this.passed = passed;
    this.until = 0n;
    /** @type {NodeJS.Timeout | undefined} */
    this.timer = undefined;
  }

  /** @param {string} until */
  set(until) {
    this.until = BigInt(until);
    this.#watch();
  }

  clear() {
    clearTimeout(this.timer);
  }

  #watch() {
    clearTimeout(this.timer);
    const left = Number(this.until - process.hrtime.bigint()) / 1e6;
    if (left <= 0) this.passed();
    else this.timer = setTimeout(() => this.#watch(), Math.min(Math.ceil(left), longestTimer));
  }
}

module.exports = { Deadline };
