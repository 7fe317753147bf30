// Says each step of the set-up with its duration, and writes it to .tools/steps.log
// (one JSON object a line) where a test can see that a second run did nothing.
import fs from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { formatDuration } from './duration.mjs';

/** @typedef {'installed' | 'built' | 'skipped'} Action */

export class StepLog {
  #file;
  #run;
  #print;

  /** @param {{ dir: string, command: string, print?: (line: string) => void }} options */
  constructor({ dir, command, print = line => process.stderr.write(`${line}\n`) }) {
    fs.mkdirSync(dir, { recursive: true });
    this.#file = path.join(dir, 'steps.log');
    this.#run = { run: `${Date.now()}-${process.pid}`, command };
    this.#print = print;
  }

  /**
   * Runs a step that tells what it did.
   * @param {string} step
   * @param {(say: (line: string) => void) => Promise<{ action: Action, what?: string }>} work
   */
  async step(step, work) {
    const start = performance.now();
    const say = line => this.#print(`[set-up] ${step}: ${line}`);
    try {
      const { action, what } = await work(say);
      const ms = Math.round(performance.now() - start);
      say(
        action === 'skipped'
          ? `${what ?? 'nothing changed'} (${formatDuration(ms)})`
          : `${what ?? action} in ${formatDuration(ms)}`,
      );
      this.#write({ step, action, ms });
    } catch (error) {
      this.#write({ step, action: 'failed', ms: Math.round(performance.now() - start) });
      throw error;
    }
  }

  #write(entry) {
    const line = { at: new Date().toISOString(), ...this.#run, ...entry };
    fs.appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
  }
}
