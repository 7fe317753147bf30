import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { Complaint } from '../setup/command.mjs';

const endWithParent = fileURLToPath(new URL('./endWithParent.cjs', import.meta.url));

/** A Node.js process of the portal: its output is kept in a file, it is ended for certain. */
export class ManagedProcess {
  #child;
  #stopping = false;
  /** Settles with a sentence when the process ends. */
  ended;

  /**
   * @param {{ name: string, node: string, args: string[], cwd: string, env: NodeJS.ProcessEnv,
   *   logFile: string, echo?: (line: string) => void }} options `echo` is told every line, too
   */
  constructor({ name, node, args, cwd, env, logFile, echo }) {
    this.name = name;
    this.logFile = logFile;
    fs.mkdirSync(path.dirname(logFile), { recursive: true });
    const log = fs.createWriteStream(logFile);
    // Its own process group: Ctrl-C reaches only the command, which stops its parts in order.
    this.#child = spawn(node, ['--require', endWithParent, ...args], {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.pipe(log, { end: false });
      if (echo) readline.createInterface({ input: stream }).on('line', echo);
    }
    this.ended = new Promise(resolve => {
      this.#child.once('error', error => resolve(`${name} could not be started: ${error.message}`));
      this.#child.once('close', (code, signal) => {
        log.end();
        resolve(`${name} ended ${signal ? `by ${signal}` : `with ${code}`}`);
      });
    });
  }

  get pid() {
    return this.#child.pid;
  }

  get stopping() {
    return this.#stopping;
  }

  /** Waits until it answers; complains with its last lines when it ends or takes too long. */
  async ready(answers, seconds) {
    const deadline = Date.now() + seconds * 1000;
    let end;
    this.ended.then(reason => (end = reason));
    while (!(await answers().catch(() => false))) {
      if (end || Date.now() > deadline) {
        const reason = end ?? `${this.name} did not answer within ${seconds} s`;
        throw new Complaint(`${reason}. Its last lines:\n${this.lastLines()}`);
      }
      await sleep(250);
    }
  }

  lastLines(count = 30) {
    return fs.readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  }

  /** Asks it to end; after the grace its whole process group is killed. */
  async stop(graceSeconds = 20) {
    this.#stopping = true;
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill('SIGTERM');
    const late = sleep(graceSeconds * 1000, 'late', { ref: false });
    if ((await Promise.race([this.ended, late])) === 'late') {
      process.kill(-this.pid, 'SIGKILL');
      await this.ended;
    }
  }
}
