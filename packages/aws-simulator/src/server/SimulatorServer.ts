import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ZodError } from 'zod/v4';
import { controlRoute, NotFound } from '../control/routes.ts';
import { AwsError } from '../protocols/AwsError.ts';
import { Liveness } from '../runs/Liveness.ts';
import type { Simulation } from '../simulation/Simulation.ts';
import type { Answer } from './answers.ts';
import { parseAwsRequest, readBody } from './AwsRequest.ts';
import { callAws } from './callAws.ts';

const loopback = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:\d+)?$/;

/** The simulated AWS over HTTP, on a loopback address only. */
export class SimulatorServer {
  readonly simulation: Simulation;
  readonly #server: Server;
  readonly #liveness: Liveness;

  constructor(simulation: Simulation) {
    this.simulation = simulation;
    this.#liveness = new Liveness(simulation.runs, () => {
      simulation.store.flush().catch(reportError);
    });
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch(error => {
        reportError(error);
        const status = error instanceof SyntaxError ? 400 : 500;
        send(response, json(status, { message: `AWS simulator: ${error.message}` }));
      });
    });
    // Processes of eksctl hold a connection for as long as they live.
    this.#server.requestTimeout = 0;
  }

  /** @throws Error when the host isn't a loopback address or the port is taken. */
  async listen(port: number, host: string): Promise<number> {
    if (!loopback.test(host === '::1' ? '[::1]' : host)) {
      throw new Error(`the AWS simulator listens on a loopback address only, not on ${host}`);
    }
    await this.simulation.store.flush();
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.#liveness.stop();
    const closed = new Promise(resolve => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
    await this.simulation.store.flush();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!loopback.test(request.headers.host ?? '')) {
      send(response, json(403, { message: 'AWS simulator: not a loopback host' }));
      return;
    }
    const body = await readBody(request);
    const url = new URL(request.url ?? '/', 'http://simulator');
    const [, first, ...path] = url.pathname.replace(/\/+$/, '').split('/').map(decodeURIComponent);
    if (first === '_simulator') {
      await this.#control(request, response, url, path, body);
      return;
    }
    const call = parseAwsRequest(request, body);
    if (!call) {
      const message = `AWS simulator (not AWS): ${request.method} ${url.pathname} is not a signed call of an AWS API. See /_simulator`;
      send(response, json(403, { message }));
      return;
    }
    const reply = callAws(this.simulation, call, request.headers['user-agent']);
    await this.simulation.store.flush();
    if (reply !== 'never') {
      await this.#wait(reply.afterSeconds);
      send(response, reply.answer);
    }
  }

  async #control(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    path: string[],
    body: string,
  ): Promise<void> {
    try {
      const answer = controlRoute(
        {
          method: request.method ?? '',
          path,
          search: url.searchParams,
          body: body === '' ? undefined : JSON.parse(body),
          response,
        },
        this.simulation,
        this.#liveness,
      );
      await this.simulation.store.flush();
      if (answer !== undefined) {
        send(response, json(200, answer));
      }
    } catch (error) {
      if (error instanceof NotFound) {
        send(response, json(404, { message: error.message }));
      } else if (error instanceof AwsError) {
        send(response, json(error.status, { message: error.message }));
      } else if (error instanceof ZodError || error instanceof SyntaxError) {
        send(response, json(400, { message: error.message }));
      } else {
        throw error;
      }
    }
  }

  async #wait(seconds: number): Promise<void> {
    if (seconds > 0) {
      const real = (seconds * 1000) / this.simulation.clock.speed;
      await new Promise(resolve => setTimeout(resolve, real).unref());
    }
  }
}

function json(status: number, value: object): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  };
}

function send(response: ServerResponse, answer: Answer): void {
  if (!response.headersSent && !response.destroyed) {
    response.writeHead(answer.status, { ...answer.headers, server: 'aws-simulator' });
    response.end(answer.body);
  }
}

function reportError(error: unknown): void {
  process.stderr.write(`AWS simulator: ${error instanceof Error ? error.stack : error}\n`);
}
