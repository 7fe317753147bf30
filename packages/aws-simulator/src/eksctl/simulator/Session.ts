import { request as httpRequest, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import type { SimulatorClient } from '../../control/client.ts';
import type { FaultEffect } from '../../faults/types.ts';
import type { Phase, Run } from '../../runs/types.ts';
import { CommandError } from '../failures.ts';

type Start = Pick<Run, 'pid' | 'argv' | 'command'>;

/** Real milliseconds between two tries to reach the server again. */
const reconnectTime = 300;
/** How often it tries: a minute long. */
const reconnectTries = 200;

/**
 * This process as the server knows it: an open connection that ends with the
 * process, its phases, and model time.
 */
export class Session {
  readonly client: SimulatorClient;
  readonly #start: Start;
  #id = '';
  #speed: number;
  #ended = false;

  private constructor(client: SimulatorClient, speed: number, start: Start) {
    this.client = client;
    this.#speed = speed;
    this.#start = start;
  }

  static async open(
    client: SimulatorClient,
    speed: number,
    argv: string[],
    command: string,
  ): Promise<Session> {
    const session = new Session(client, speed, { pid: process.pid, argv, command });
    await session.#connect();
    return session;
  }

  /** Waits model seconds. */
  async sleep(seconds: number): Promise<void> {
    await new Promise(resolve => setTimeout(resolve, (seconds * 1000) / this.#speed));
  }

  async describe(subject: Pick<Run, 'cluster' | 'account' | 'region'>): Promise<void> {
    await this.#reach(() => this.client.describeRun(this.#id, subject));
  }

  /** Enters a phase and suffers what is planned for it; answers what only the caller can do. */
  async enter(phase: Phase): Promise<FaultEffect[]> {
    const effects = await this.#reach(() => this.client.enterPhase(this.#id, phase));
    for (const effect of effects) {
      await this.#suffer(effect);
    }
    return effects;
  }

  async end(exit: number): Promise<void> {
    this.#ended = true;
    await this.client.endRun(this.#id, exit).catch(() => {});
  }

  /** Asks the server, through a restart of it. */
  async #reach<T>(ask: () => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries++) {
      try {
        return await ask();
      } catch (error) {
        // `fetch` throws a TypeError when nobody answers.
        if (!(error instanceof TypeError) || tries >= reconnectTries) {
          throw error;
        }
        await new Promise(resolve => setTimeout(resolve, reconnectTime));
      }
    }
  }

  async #suffer(effect: FaultEffect): Promise<void> {
    switch (effect.type) {
      case 'crash':
        process.kill(process.pid, 'SIGKILL');
        await new Promise(() => setInterval(() => {}, 1_000));
        break;
      case 'exit':
        await this.end(effect.code);
        process.exit(effect.code);
        break;
      case 'hang':
        await new Promise(() => setInterval(() => {}, 1_000));
        break;
      case 'slow':
        await this.sleep(effect.seconds);
        break;
      case 'noise':
        for (let i = 0; i < effect.lines; i++) {
          process.stdout.write(`${'simulated noise '.repeat(64).slice(0, effect.length ?? 80)}\n`);
        }
        break;
      case 'error':
        throw new CommandError(effect.message);
      default:
    }
  }

  #connect(): Promise<void> {
    return new Promise((resolve, reject) => {
      const body = JSON.stringify({ ...this.#start, ...(this.#id ? { id: this.#id } : {}) });
      const request = httpRequest(
        `${this.client.url}/_simulator/runs`,
        { method: 'POST', headers: { 'content-type': 'application/json' }, agent: false },
        response => this.#listen(response, resolve),
      );
      request.on('error', reject);
      request.end(body);
    });
  }

  #listen(response: IncomingMessage, connected: () => void): void {
    const lines = createInterface({ input: response });
    lines.on('line', line => {
      const message: { id?: string; speed: number } = JSON.parse(line);
      this.#id = message.id ?? this.#id;
      this.#speed = message.speed;
      connected();
    });
    response.on('error', () => {});
    lines.on('error', () => {});
    response.on('close', () => this.#reconnect());
  }

  #reconnect(): void {
    if (!this.#ended) {
      setTimeout(() => {
        this.#connect().catch(() => this.#reconnect());
      }, reconnectTime).unref();
    }
  }
}
