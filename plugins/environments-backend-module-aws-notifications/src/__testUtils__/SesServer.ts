import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import startServer from 'aws-ses-v2-local';

/** A mail as the local SES server got it. */
export interface ReceivedMail {
  from: string;
  replyTo: string[];
  destination: { to: string[]; cc: string[]; bcc: string[] };
  subject: string;
  body: { html?: string; text?: string };
}

/** A local server that speaks SES's protocol and keeps what it is given. */
export class SesServer {
  readonly url: string;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(): Promise<SesServer> {
    return new SesServer(await startServer({ host: '127.0.0.1', port: 0 }));
  }

  async mails(): Promise<ReceivedMail[]> {
    const answer = await fetch(`${this.url}/store`);
    return (await answer.json()).emails;
  }

  async clear(): Promise<void> {
    await fetch(`${this.url}/clear-store`, { method: 'POST' });
  }

  async stop(): Promise<void> {
    const stopped = new Promise(resolve => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await stopped;
  }
}
