import { TestDatabases } from '@backstage/backend-test-utils';
import { openTestDatabase, supportedDatabases } from '../../__testUtils__/operations';
import { dueEnvironments, type DueKind } from './dueEnvironments';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });

const indexes: Array<[DueKind, string]> = [
  ['end', 'environments_ends'],
  ['grace', 'environments_grace_ends_at'],
  ['warning', 'environments_warn_at'],
  ['sleep', 'environments_next_sleep_at'],
  ['wake', 'environments_next_wake_at'],
];

describe.each(supportedDatabases)('What is due (%s)', id => {
  it('is found by an index of its own, also behind the first batch', async () => {
    const knex = await openTestDatabase(databases, id);
    const isPostgres = id === 'POSTGRES_18';
    const explain = isPostgres ? 'explain' : 'explain query plan';
    if (isPostgres) await knex.raw('set enable_seqscan = off');
    const now = new Date('2030-01-01T00:00:00Z');
    for (const [kind, index] of indexes) {
      for (const after of [undefined, { id: 'x', at: now }]) {
        let statement: { sql: string; bindings: unknown[] } | undefined;
        knex.once('query', query => {
          statement = query;
        });
        await dueEnvironments(knex, kind, { now, after, limit: 50 });
        const { sql, bindings } = statement ?? { sql: '', bindings: [] };
        const plain = sql.replace(/\$\d+/g, '?');
        const plan = await knex.raw(`${explain} ${plain}`, bindings as never);
        expect(JSON.stringify(plan.rows ?? plan)).toContain(index);
      }
    }
  });
});
