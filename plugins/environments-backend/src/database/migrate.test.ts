import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { insertEnvironment, supportedDatabases } from '../__testUtils__/operations';
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

  it.each(supportedDatabases)(
    'has what ended before there were warnings warned, on %s',
    async id => {
      const knex = await databases.init(id);
      await openDatabase(mockServices.database({ knex }));
      const directory = resolvePackagePath(
        '@eks-environments/plugin-environments-backend',
        'migrations',
      );
      await knex.migrate.down({ directory, name: '20261126000000_due.js' });
      const [day, other] = ['2030-01-01T00:00:00.000Z', '2030-01-02T00:00:00.000Z'];
      const ending = { status: 'ready' as const, lifetime: 86_400_000, created_at: day };
      const [approved, unapproved, ...others] = [
        await insertEnvironment(knex, { ...ending, approved_at: other }),
        await insertEnvironment(knex, { ...ending, approved_at: null }),
        await insertEnvironment(knex, { ...ending, lifetime: null }),
        await insertEnvironment(knex, { ...ending, status: 'deleted' }),
        await insertEnvironment(knex, { ...ending, grace_ends_at: other }),
        await insertEnvironment(knex, { ...ending, status: 'awaiting-approval' }),
        await insertEnvironment(knex, ending),
      ];
      const warned = { kind: 'warned', message: 'It ends', status: 'ready', at: day };
      const { id: environment_id } = others[others.length - 1];
      await knex('environment_events').insert({ id: 'e', environment_id, version: 1, ...warned });
      await openDatabase(mockServices.database({ knex }));
      const warnAt = async (environment: { id: string }) => {
        const { warn_at: at } = await knex('environments').where({ id: environment.id }).first();
        return at && new Date(at).toISOString();
      };
      expect(await warnAt(approved)).toBe(other);
      expect(await warnAt(unapproved)).toBe(day);
      for (const one of others) expect(await warnAt(one)).toBeNull();
    },
  );

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
