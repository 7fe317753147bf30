import type { Random } from '../identifiers/Random.ts';
import type { Run, RunEnd } from './types.ts';

/** How many ended runs are remembered. */
const remembered = 5_000;

/** The record of every eksctl process; the list is the state that is stored. */
export class RunRecords {
  readonly #runs: Run[];
  readonly #random: Random;
  readonly #stamp: () => string;
  readonly #changed: () => void;

  constructor(runs: Run[], random: Random, stamp: () => string, changed: () => void) {
    this.#runs = runs;
    this.#random = random;
    this.#stamp = stamp;
    this.#changed = changed;
  }

  list(): Run[] {
    return this.#runs.map(run => ({ ...run }));
  }

  find(id: string): Run | undefined {
    return this.#runs.find(run => run.id === id);
  }

  open(): Run[] {
    return this.#runs.filter(run => run.endedAt === undefined);
  }

  start(input: Pick<Run, 'pid' | 'argv' | 'command'>): Run {
    const run: Run = {
      id: this.#random.uuid(),
      pid: input.pid,
      argv: input.argv,
      command: input.command,
      startedAt: this.#stamp(),
      phases: [],
    };
    this.#runs.push(run);
    if (this.#runs.length > remembered) {
      const old = this.#runs.findIndex(other => other.endedAt !== undefined);
      this.#runs.splice(Math.max(0, old), 1);
    }
    this.#changed();
    return run;
  }

  /** A process that was thought to have vanished is there. */
  reopen(run: Run): void {
    if (run.end && 'vanished' in run.end) {
      run.endedAt = undefined;
      run.end = undefined;
      this.#changed();
    }
  }

  /** What the process has found out about its subject. */
  describe(run: Run, subject: Pick<Run, 'cluster' | 'account' | 'region'>): void {
    run.cluster = subject.cluster ?? run.cluster;
    run.account = subject.account ?? run.account;
    run.region = subject.region ?? run.region;
    this.#changed();
  }

  enter(run: Run, phase: string): void {
    run.phases.push({ phase, at: this.#stamp() });
    this.#changed();
  }

  /** The first end that is told counts. */
  end(run: Run, end: RunEnd): void {
    if (run.endedAt === undefined) {
      run.endedAt = this.#stamp();
      run.end = end;
      this.#changed();
    }
  }
}
