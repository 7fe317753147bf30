import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Knex } from 'knex';

/** What a replica is told: over its channel, since a password is nothing for arguments or environment. */
export interface ReplicaStart {
  database: Knex.Config;
  groups: string[];
}

/** The plugin in a process of its own, over a PostgreSQL that it shares with others. */
export class Replica {
  private constructor(private readonly child: ChildProcess, readonly url: string) {}

  /** @param name - by which the database knows its connections */
  static async start(
    knex: Knex,
    { name, connections, groups }: { name: string; connections: number; groups: string[] },
  ): Promise<Replica> {
    const { host, port, user, password, database } = knex.client.config.connection;
    const child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(__dirname, 'servePortal.ts'),
      ],
      {
        env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'test' },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    const output: string[] = [];
    child.stdout?.on('data', chunk => output.push(String(chunk)));
    child.stderr?.on('data', chunk => output.push(String(chunk)));
    const start: ReplicaStart = {
      database: {
        client: 'pg',
        connection: { host, port, user, password, database, application_name: name },
        pool: { min: 0, max: connections },
      },
      groups,
    };
    child.send(start);
    const listening = await new Promise<number>((resolve, reject) => {
      // The loader of TypeScript tells of each file over the same channel.
      child.on('message', (message: { port?: number }) => message.port && resolve(message.port));
      child.once('exit', () =>
        reject(new Error(`The replica does not start:\n${output.join('')}`)),
      );
    });
    return new Replica(child, `http://127.0.0.1:${listening}`);
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}
