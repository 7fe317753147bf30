import type { ServerResponse } from 'node:http';
import type { RunRecords } from './RunRecords.ts';
import type { Run } from './types.ts';

/** Real milliseconds that a process has to come back after the server's restart. */
const comeBackTime = 10_000;

/**
 * Each eksctl process keeps one answer of the server open; when the connection
 * closes without an end that was told, the process has vanished.
 */
export class Liveness {
  readonly #records: RunRecords;
  readonly #ended: () => void;
  readonly #connections = new Map<string, ServerResponse>();
  readonly #comeBack: NodeJS.Timeout;
  #stopped = false;

  constructor(records: RunRecords, ended: () => void) {
    this.#records = records;
    this.#ended = ended;
    const lost = records.open().map(run => run.id);
    this.#comeBack = setTimeout(() => {
      for (const id of lost.filter(known => !this.#connections.has(known))) {
        this.#vanished(id);
      }
    }, comeBackTime);
    this.#comeBack.unref();
  }

  attach(run: Run, response: ServerResponse, speed: number): void {
    this.#connections.set(run.id, response);
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    response.write(`${JSON.stringify({ id: run.id, speed })}\n`);
    response.on('close', () => {
      if (this.#connections.get(run.id) === response) {
        this.#connections.delete(run.id);
        if (!this.#stopped) {
          this.#vanished(run.id);
        }
      }
    });
  }

  /** The process told its end: its connection is of no more use. */
  release(run: Run): void {
    const response = this.#connections.get(run.id);
    this.#connections.delete(run.id);
    response?.end();
  }

  tellSpeed(speed: number): void {
    for (const response of this.#connections.values()) {
      response.write(`${JSON.stringify({ speed })}\n`);
    }
  }

  /** The server goes: the processes stay as they are. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#comeBack);
  }

  #vanished(id: string): void {
    const run = this.#records.find(id);
    if (run && run.endedAt === undefined) {
      this.#records.end(run, { vanished: true });
      this.#ended();
    }
  }
}
