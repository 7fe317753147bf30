import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const failure =
  '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>Not now</Message></Error>' +
  '<RequestId>r-1</RequestId></ErrorResponse>';

/** Stands before a server: what it fails the server never sees. */
export class Gate {
  readonly #server = createServer((call, answer) => void this.#pass(call, answer));
  readonly #target: string;
  /** Whether the next call fails. */
  fails: () => boolean = () => false;
  /** Whether the next call is never answered. */
  hangs: () => boolean = () => false;
  /** Called when the server has taken something, before whoever called knows. */
  onTaken: () => void = () => undefined;
  failed = 0;

  private constructor(target: string) {
    this.#target = target;
  }

  static async before(target: string): Promise<Gate> {
    const gate = new Gate(target);
    await new Promise<void>(resolve => gate.#server.listen(0, '127.0.0.1', resolve));
    return gate;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const stopped = new Promise(resolve => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await stopped;
  }

  async #pass(call: IncomingMessage, answer: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of call) chunks.push(chunk);
    if (this.hangs()) return;
    if (this.fails()) {
      this.failed += 1;
      answer.writeHead(403, { 'content-type': 'text/xml' }).end(failure);
      return;
    }
    const { host, connection, 'content-length': length, ...headers } = call.headers;
    const taken = await fetch(new URL(call.url ?? '/', this.#target), {
      method: call.method,
      headers: headers as Record<string, string>,
      body: Buffer.concat(chunks),
    });
    const body = Buffer.from(await taken.arrayBuffer());
    if (taken.ok) this.onTaken();
    answer
      .writeHead(taken.status, { 'content-type': taken.headers.get('content-type') ?? 'text/xml' })
      .end(body);
  }
}
