import type { Knex } from 'knex';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { FakeClock } from '../__testUtils__/FakeClock';
import {
  insertEnvironment,
  openTestDatabase,
  supportedDatabases,
} from '../__testUtils__/operations';
import { dueEnvironments } from '../database/environments/dueEnvironments';
import type { EnvironmentRow } from '../database/tables';
import { insertOperation } from '../database/operations/insertOperation';
import { Outbox } from '../notifications/Outbox';
import { Sweep } from './Sweep';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });
const day = 24 * 60 * 60 * 1000;

describe.each(supportedDatabases)('The sweep (%s)', id => {
  let knex: Knex;
  let clock: FakeClock;
  let announced: string[];
  let sweep: Sweep;
  beforeEach(async () => {
    knex = await openTestDatabase(databases, id);
    clock = new FakeClock();
    announced = [];
    sweep = new Sweep({
      database: knex,
      clock,
      logger: mockServices.logger.mock(),
      outbox: new Outbox([], () => {}),
      announce: environmentId => announced.push(environmentId),
    });
  });
  const inDays = (days: number) => new Date(clock.now().getTime() + days * day).toISOString();
  const read = async (environmentId: string) =>
    knex('environments').where({ id: environmentId }).first();

  it('has deleted what has come to its end, once, and nothing else', async () => {
    const ending = [
      await insertEnvironment(knex, { status: 'ready', expires_at: inDays(1) }),
      await insertEnvironment(knex, { status: 'failed', expires_at: inDays(0.5) }),
    ];
    const staying = [
      await insertEnvironment(knex, { status: 'ready', expires_at: inDays(2) }),
      await insertEnvironment(knex, { status: 'ready' }),
      await insertEnvironment(knex, { status: 'awaiting-approval' }),
      await insertEnvironment(knex, { status: 'deleting', expires_at: inDays(1) }),
      await insertEnvironment(knex, { status: 'delete-failed', expires_at: inDays(1) }),
      await insertEnvironment(knex, { status: 'deleted', expires_at: inDays(1) }),
    ];
    await sweep.run();
    expect(announced).toEqual([]);

    await clock.advance(day);
    await sweep.run();
    await sweep.run();
    expect(announced).toEqual([ending[1].id, ending[0].id]);
    for (const { id: environmentId } of ending) {
      const environment = await read(environmentId);
      expect(environment).toMatchObject({ status: 'deleting', version: 2 });
      expect(await knex('operations').where({ environment_id: environmentId })).toMatchObject([
        { id: environment.current_operation_id, kind: 'delete', state: 'queued' },
      ]);
      expect(
        await knex('environment_events').where({ environment_id: environmentId }),
      ).toMatchObject([{ kind: 'expired', actor: null, status: 'deleting' }]);
    }
    for (const { id: environmentId, version } of staying) {
      expect((await read(environmentId)).version).toBe(version);
    }
  });

  it('has stopped what still runs at its end', async () => {
    const { id: environmentId, ...row } = await insertEnvironment(knex, { expires_at: inDays(0) });
    const operation = {
      environment_id: environmentId,
      kind: 'create',
      state: 'running',
      percent: 5,
    };
    const { provider, target, region, concurrency_key, owner } = row;
    await knex('operations').insert({
      id: environmentId,
      ...operation,
      ...{ provider, target, region, concurrency_key, owner },
      attempt: 1,
      lease_token: 1,
      created_at: row.created_at,
    });
    await knex('environments')
      .where({ id: environmentId })
      .update({ status: 'provisioning', current_operation_id: environmentId });
    await sweep.run();
    await sweep.run();
    const environment = await read(environmentId);
    expect(environment).toMatchObject({ status: 'provisioning', version: 2 });
    expect(environment.delete_requested_at).not.toBeNull();
  });

  it('ends more than one batch, and goes on after one that cannot be ended', async () => {
    const rows: EnvironmentRow[] = [];
    for (let i = 0; i < 60; i++) {
      rows.push(await insertEnvironment(knex, { status: 'ready', expires_at: inDays(0) }));
    }
    // An operation that nobody should have left open.
    const open = { environment: rows[0], kind: 'delete' as const, now: clock.now() };
    await knex.transaction(tx => insertOperation(tx, open));
    await sweep.run();
    await sweep.run();
    const left = await knex('environments').where({ status: 'ready' }).pluck('id');
    expect(left).toEqual([rows[0].id]);
  });

  it('forgets Idempotency-Keys after 7 days', async () => {
    const key = { requester: 'user:default/dana', call: 'x', resource_id: 'y' };
    await knex('idempotency_keys').insert([
      { ...key, key: 'old', created_at: inDays(0) },
      { ...key, key: 'new', created_at: inDays(1) },
    ]);
    await clock.advance(7 * day);
    await sweep.run();
    expect(await knex('idempotency_keys').orderBy('key').pluck('key')).toEqual(['new', 'old']);
    await clock.advance(1);
    await sweep.run();
    expect(await knex('idempotency_keys').pluck('key')).toEqual(['new']);
  });
});

it('The sweep finds what is due by its index', async () => {
  const knex = await openTestDatabase(databases, 'SQLITE_3');
  let statement = '';
  knex.once('query', ({ sql }) => {
    statement = sql;
  });
  const now = new Date();
  await dueEnvironments(knex, now, 50);
  const plan = await knex.raw(`explain query plan ${statement}`, [now.toISOString(), 50]);
  expect(JSON.stringify(plan)).toContain('environments_due');
});
