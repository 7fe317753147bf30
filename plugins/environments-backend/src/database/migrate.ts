import type { Knex } from 'knex';
import { resolvePackagePath, type DatabaseService } from '@backstage/backend-plugin-api';

const migrations = resolvePackagePath(
  '@eks-environments/plugin-environments-backend',
  'migrations',
);

/**
 * The plugin's database, up to date. Throws on SQLite in memory outside of tests: its records would end
 * with the process, and leave clusters that nobody knows of.
 */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (isInMemory(knex) && process.env.NODE_ENV !== 'test') {
    throw new Error(
      'Environments cannot be kept in a database in memory: set backend.database to PostgreSQL, or to SQLite with a directory',
    );
  }
  if (!database.migrations?.skip) {
    await knex.migrate.latest({ directory: migrations });
  }
  return knex;
}

function isInMemory(knex: Knex): boolean {
  const { client, connection } = knex.client.config as Knex.Config;
  if (client !== 'better-sqlite3' && client !== 'sqlite3') {
    return false;
  }
  const filename =
    typeof connection === 'object' && 'filename' in connection ? connection.filename : undefined;
  return !filename || filename.includes(':memory:') || filename.includes('mode=memory');
}
