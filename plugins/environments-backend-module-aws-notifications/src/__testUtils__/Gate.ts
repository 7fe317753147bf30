import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a call is answered instead of being passed on; `hang` is never. */
export type Refusal = 'hang' | { status: number; code: string; message: string };

/** Stands before a server of AWS's query protocol and lets calls go wrong. */
export class Gate {
  readonly #server = createServer((call, answer) => void this.#pass(call, answer));
  readonly #target: string;
  /** Decides by the address that a mail is for. */
  refuse: (address: string) => Refusal | undefined = () => undefined;
  /** The addresses of the calls that came, in order. */
  readonly calls: string[] = [];

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
    const body = Buffer.concat(chunks);
    const address =
      new URLSearchParams(body.toString()).get('Destination.ToAddresses.member.1') ?? '';
    this.calls.push(address);
    const refusal = this.refuse(address);
    if (refusal === 'hang') return;
    if (refusal) {
      const { status, code, message } = refusal;
      answer.writeHead(status, { 'content-type': 'text/xml' });
      answer.end(
        `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r-1</RequestId></ErrorResponse>`,
      );
      return;
    }
    const passed = request(
      this.#target,
      { method: call.method, path: call.url, headers: call.headers },
      result => {
        answer.writeHead(result.statusCode ?? 500, result.headers);
        result.pipe(answer);
      },
    );
    passed.on('error', () => answer.destroy());
    passed.end(body);
  }
}
