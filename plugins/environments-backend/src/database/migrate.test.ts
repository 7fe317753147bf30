import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { supportedDatabases } from '../__testUtils__/operations';
import { openDatabase } from './migrate';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: [...supportedDatabases] });

describe('openDatabase', () => {
  it.each(supportedDatabases)('makes the tables on %s, once', async id => {
    const knex = await databases.init(id);
    await openDatabase(mockServices.database({ knex }));
    expect(await knex.schema.hasTable('operations')).toBe(true);
    await openDatabase(mockServices.database({ knex }));
    expect(await knex('knex_migrations').count({ count: '*' }).first()).toBeDefined();
  });

  it.each(supportedDatabases)('can be undone and done again on %s', async id => {
    const knex = await databases.init(id);
    await openDatabase(mockServices.database({ knex }));
    const directory = resolvePackagePath(
      '@eks-environments/plugin-environments-backend',
      'migrations',
    );
    await knex.migrate.rollback({ directory }, true);
    for (const table of ['environments', 'operations', 'operation_log', 'idempotency_keys']) {
      expect(await knex.schema.hasTable(table)).toBe(false);
    }
    await openDatabase(mockServices.database({ knex }));
    expect(await knex.schema.hasTable('environments')).toBe(true);
  });

  it('makes none where migrations are done elsewhere', async () => {
    const knex = await databases.init('SQLITE_3');
    await openDatabase(mockServices.database({ knex, migrations: { skip: true } }));
    expect(await knex.schema.hasTable('operations')).toBe(false);
  });

  it('refuses a database in memory outside of tests', async () => {
    const knex = await databases.init('SQLITE_3');
    const before = process.env.NODE_ENV;
    try {
      Object.assign(process.env, { NODE_ENV: 'development' });
      await expect(openDatabase(mockServices.database({ knex }))).rejects.toThrow(
        'cannot be kept in a database in memory',
      );
    } finally {
      Object.assign(process.env, { NODE_ENV: before });
    }
  });
});
