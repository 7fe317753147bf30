import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve as resolvePath } from 'node:path';

export const repositoryRoot = resolvePath(__dirname, '../../../../..');

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}

/** Asks again and again until the answer is neither undefined nor an error; tells the last error at the end. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  limit = 300_000,
): Promise<T> {
  const end = Date.now() + limit;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  throw new Error(`Waited ${limit / 1000} s in vain for: ${what}${last ? ` (${last})` : ''}`);
}

/** A Node.js process whose output is kept for the reader of a failed test, and that ends with the test. */
export class Child {
  readonly #process: ChildProcess;
  readonly #output: string[] = [];
  readonly exited: Promise<void>;

  constructor(args: string[], env: NodeJS.ProcessEnv) {
    const endWithParent = resolvePath(repositoryRoot, 'packages/commands/portal/endWithParent.cjs');
    this.#process = spawn(process.execPath, ['--require', endWithParent, ...args], {
      cwd: repositoryRoot,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const keep = (chunk: Buffer) => {
      this.#output.push(chunk.toString());
      if (this.#output.length > 2000) this.#output.shift();
    };
    this.#process.stdout?.on('data', keep);
    this.#process.stderr?.on('data', keep);
    this.exited = new Promise(resolve => this.#process.once('exit', () => resolve()));
  }

  get pid(): number {
    const { pid } = this.#process;
    if (pid === undefined) throw new Error('The process did not start');
    return pid;
  }

  get alive(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  get output(): string {
    const lines = this.#output.join('').split('\n');
    return lines.filter(line => !line.includes('incomingRequest')).join('\n');
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    if (this.alive) this.#process.kill(signal);
    await this.exited;
  }
}
