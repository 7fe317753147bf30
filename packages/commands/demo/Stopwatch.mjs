import { performance } from 'node:perf_hooks';
import { formatDuration } from '../setup/duration.mjs';

/** Names steps, shows how long each took, and keeps them for the summary. */
export class Stopwatch {
  #start = performance.now();
  #laps = [];

  async lap(name, work) {
    const start = performance.now();
    console.log(`[demo]   ${name}`);
    try {
      return await work();
    } finally {
      const ms = performance.now() - start;
      this.#laps.push([name, ms]);
      console.log(`[demo]   ${name}: ${formatDuration(ms)}`);
    }
  }

  lines() {
    const all = [...this.#laps, ['In all', performance.now() - this.#start]];
    return all.map(([name, ms]) => `  ${name.padEnd(44)} ${formatDuration(ms)}`);
  }
}
