// @ts-check
'use strict';

/** The processes that share a leader's group: eksctl and whatever it has started. */
class ProcessGroup {
  /** @param {number} leader */
  constructor(leader) {
    this.leader = leader;
    this.swept = false;
  }

  /**
   * Asks them to end, and ends them once the grace is over.
   * @param {number} grace milliseconds
   */
  end(grace) {
    this.#signal('SIGTERM');
    setTimeout(() => this.#signal('SIGKILL'), grace).unref();
  }

  /** Ends what has outlived its leader. */
  sweep() {
    this.#signal('SIGKILL');
    // From here on the number may be another's.
    this.swept = true;
  }

  /** @param {NodeJS.Signals} signal */
  #signal(signal) {
    if (this.swept) return;
    try {
      process.kill(-this.leader, signal);
    } catch {
      // They are gone.
    }
  }
}

module.exports = { ProcessGroup };
