import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  environmentStatuses,
  finalStatuses,
  isFinalStatus,
  type EnvironmentStatus,
} from '@eks-environments/plugin-environments-common';
import { FakeClock } from '../__testUtils__/FakeClock';
import {
  connectAgain,
  insertEnvironment,
  openTestDatabase,
  supportedDatabases,
} from '../__testUtils__/operations';
import type { EnvironmentRow } from '../database/tables';
import { Outbox } from '../notifications/Outbox';
import { RetentionSweep } from './RetentionSweep';

jest.setTimeout(120_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });
const day = 24 * 60 * 60 * 1000;
const kept = { logs: 90 * day, events: 365 * day, messages: 30 * day, ended: 365 * day };

describe.each(supportedDatabases)('What is kept (%s)', database => {
  let knex: Knex;
  let clock: FakeClock;
  beforeEach(async () => {
    knex = await openTestDatabase(databases, database);
    clock = new FakeClock();
  });
  const sweep = (retention = kept, db = knex) =>
    new RetentionSweep({ database: db, retention, clock, logger: mockServices.logger.mock() });
  const daysAgo = (days: number) => new Date(clock.now().getTime() - days * day).toISOString();

  /** Of which nothing else is stored. */
  const bare = () =>
    insertEnvironment(knex, {
      status: 'ready',
      changed_at: daysAgo(400),
      created_at: daysAgo(400),
    });

  /** An environment that has been in its status for so many days, with all that there can be of it. */
  const lived = async (
    status: EnvironmentStatus,
    since: number,
    { days = 10, ...given }: Partial<EnvironmentRow> & { days?: number } = {},
  ) => {
    const environment = await insertEnvironment(knex, {
      status,
      created_at: daysAgo(since + days),
      approved_at: daysAgo(since + days),
      ready_at: daysAgo(since + days),
      changed_at: daysAgo(since),
      expires_at: daysAgo(since),
      ...(status === 'deleted' && { deleted_at: daysAgo(since) }),
      version: 3,
      description: 'For the fair',
      search_text: 'words for the fair',
      connection: '{"endpoint":"https://example.com"}',
      memory: '{"nodes":"3"}',
      last_error: '{}',
      sleep_schedules: '[]',
      price: '{"parts":[]}',
      cost_per_month: 225_000_000,
      ...given,
    });
    const { id } = environment;
    const operationId = randomUUID();
    const shared = { environment_id: id };
    await knex('operations').insert({
      ...shared,
      ...{ id: operationId, kind: 'delete', state: 'succeeded', provider: 'fake', target: 'x' },
      ...{ region: 'x', concurrency_key: 'x', owner: 'x', percent: 100, attempt: 1 },
      ...{ created_at: daysAgo(since), ended_at: daysAgo(since), lease_token: 1 },
    });
    await knex('operation_log').insert(
      [1, 2, 3].map(n => ({
        ...{ operation_id: operationId, n, at: daysAgo(since), stream: 'out' },
        ...{ level: 'info', text: 'a line' },
      })),
    );
    const events = [
      { version: 1, at: daysAgo(since + days), kind: 'requested' },
      { version: 2, at: daysAgo(since + days / 2), kind: 'ready' },
      { version: 3, at: daysAgo(since), kind: status, operation_id: operationId },
    ];
    await knex('environment_events').insert(
      events.map(event => ({ ...shared, ...event, id: randomUUID(), message: 'It was' })),
    );
    const requestId = randomUUID();
    await knex('environment_requests').insert({
      ...shared,
      ...{ id: requestId, kind: 'create', status: 'approved', version: 2, digest: 'sha256:0' },
      ...{ requester: 'user:default/dana', submitted_by: 'user:default/dana', owner: 'x' },
      ...{ type: 'temporary', provider: 'fake', target: 'x', region: 'x', nodes: 2, via: 'api' },
      ...{ footprint: '{}', approval: '{}', created_at: daysAgo(since + days) },
      ...{ price: '{"parts":[]}', reason: 'It is urgent' },
    });
    await knex('environment_decisions').insert({
      ...{ id: randomUUID(), request_id: requestId, decided_by: 'user:default/lee' },
      ...{ decision: 'approve', comment: 'Well', digest: 'sha256:0', at: daysAgo(since + days) },
    });
    return environment;
  };
  const kinds = (id: string) =>
    knex('environment_events').where({ environment_id: id }).orderBy('version').pluck('kind');
  const lines = async (id: string) =>
    knex('operation_log')
      .join('operations', 'operations.id', 'operation_log.operation_id')
      .where({ environment_id: id })
      .pluck('n');
  const read = (id: string) => knex('environments').where({ id }).first();
  /** All that is stored, but for what nobody sees. */
  const everything = async () =>
    Promise.all(
      ['environments', 'operations', 'operation_log', 'environment_events', 'environment_requests']
        .concat('environment_decisions', 'outbox_messages', 'outbox_deliveries')
        .map(table => knex(table).select('*')),
    );

  it('is everything of what lives, whatever its age, but for the lines of old logs', async () => {
    const living = environmentStatuses.filter(status => !isFinalStatus(status));
    expect(living).toHaveLength(10);
    for (const status of living) await lived(status, 4_000);
    const [before] = await everything();
    const events = await knex('environment_events');
    await sweep().run();
    const [after, operations, log, ...rest] = await everything();
    expect(after).toEqual(before);
    expect(log).toEqual([]);
    expect(operations).toHaveLength(10);
    expect(rest[0]).toEqual(events);
    expect(rest[2]).toHaveLength(10);
  });

  it('is of the environments that are over, after a year, the facts of their end', async () => {
    const old: EnvironmentRow[] = [];
    for (const status of finalStatuses) old.push(await lived(status, 366));
    const young = await lived('deleted', 360, { days: 2 });
    await sweep().run();
    const since = await everything();
    await sweep().run();
    expect(await everything()).toEqual(since);

    for (const before of old) {
      const after = await read(before.id);
      expect(after).toEqual({
        ...before,
        ...{ submitted_manifest: '', effective_manifest: '', connection: null, memory: null },
        ...{ last_error: null, description: null, search_text: before.name },
        ...{ sleep_schedules: null, version: 4 },
        pruned_at: expect.anything(),
        events_since: expect.anything(),
      });
      expect(new Date(after.pruned_at)).toEqual(clock.now());
      const [event, ...others] = await knex('environment_events').where({
        environment_id: before.id,
      });
      expect(others).toEqual([]);
      expect(event).toMatchObject({ kind: before.status, operation_id: null });
      expect(await knex('operations').where({ environment_id: before.id })).toEqual([]);
      const [request] = await knex('environment_requests').where({ environment_id: before.id });
      expect(request).toMatchObject({ status: 'approved', price: null, reason: null });
      expect(await knex('environment_decisions').where({ request_id: request.id })).toMatchObject([
        { decided_by: 'user:default/lee', decision: 'approve', comment: null },
      ]);
    }
    expect(await read(young.id)).toMatchObject({ description: 'For the fair', pruned_at: null });
    expect(await kinds(young.id)).toEqual(['requested', 'ready', 'deleted']);
    expect(await knex('operation_log')).toEqual([]);
  });

  it('is each event of what is over until it is too old itself, and the last one for good', async () => {
    const { id } = await lived('deleted', 100, { days: 300 });
    await sweep().run();
    expect(await kinds(id)).toEqual(['ready', 'deleted']);
    await clock.advance(115 * day);
    await sweep().run();
    expect(await kinds(id)).toEqual(['ready', 'deleted']);
    await clock.advance(day);
    await sweep().run();
    expect(await kinds(id)).toEqual(['deleted']);
    await clock.advance(10_000 * day);
    await sweep({ ...kept, ended: 20_000 * day }).run();
    expect(await kinds(id)).toEqual(['deleted']);
    expect((await read(id)).pruned_at).toBeNull();
  });

  it('is a log until 90 days after the end of its operation, and nothing of what runs is forgotten', async () => {
    const old = await lived('ready', 91);
    const young = await lived('ready', 89);
    const runs = await lived('ready', 91);
    await knex('operations').where({ environment_id: runs.id }).update({ ended_at: null });
    await sweep().run();
    expect(await lines(old.id)).toEqual([]);
    expect(await lines(young.id)).toHaveLength(3);
    expect(await lines(runs.id)).toHaveLength(3);
    await clock.advance(2 * day);
    await sweep().run();
    expect(await lines(young.id)).toEqual([]);
  });

  it('is a message until every channel is done with it, for 30 days, whatever became of it', async () => {
    const outbox = new Outbox(['in-app', 'ses'], () => {});
    const write = (dedupe: string) =>
      knex.transaction(tx =>
        outbox.write(tx, {
          ...{ event: 'owner-missing', dedupe, recipients: ['user:default/pat'], title: '' },
          ...{ text: '', link: '/', severity: 'low', at: clock.now() },
        }),
      );
    const settle = async (dedupe: string, ...states: string[]) => {
      const { id } = await knex('outbox_messages').where({ dedupe }).first();
      for (const [i, channel] of ['in-app', 'ses'].entries()) {
        await knex('outbox_deliveries')
          .where({ message_id: id, channel })
          .update({ state: states[i] });
      }
    };
    for (const dedupe of ['done', 'given up', 'waits', 'half']) await write(dedupe);
    await settle('done', 'delivered', 'delivered');
    await settle('given up', 'delivered', 'given-up');
    await settle('half', 'delivered', 'pending');
    await clock.advance(day);
    await write('new');
    await settle('new', 'delivered', 'delivered');
    await clock.advance(29 * day + 1);
    await sweep().run();
    const left = () => knex('outbox_messages').orderBy('dedupe').pluck('dedupe');
    expect(await left()).toEqual(['half', 'new', 'waits']);
    expect(await knex('outbox_deliveries')).toHaveLength(6);
    await settle('half', 'delivered', 'delivered');
    await clock.advance(day);
    await sweep().run();
    expect(await left()).toEqual(['waits']);
  });

  it('is forgotten all the same after it was broken off anywhere, and by several replicas at once', async () => {
    for (let i = 0; i < 45; i++) await lived('deleted', 400 + i);
    const stop = new AbortController();
    let left = 2;
    const interrupted = () => {
      left -= 1;
      if (left === 0) stop.abort();
    };
    knex.on('query', ({ sql }) => /^select.*pruned_at/.test(sql) && interrupted());
    await sweep().run(stop.signal);
    expect(await knex('environments').whereNotNull('pruned_at')).toHaveLength(40);

    const replicas = [1, 2, 3].map(() => connectAgain(knex));
    try {
      await Promise.all(replicas.map(replica => sweep(kept, replica).run()));
      await sweep().run();
    } finally {
      await Promise.all(replicas.map(replica => replica !== knex && replica.destroy()));
    }
    expect(await knex('environments').whereNotNull('pruned_at')).toHaveLength(45);
    expect(await knex('environments').where({ version: 4 })).toHaveLength(45);
    expect(await knex('operation_log')).toEqual([]);
    expect(await knex('environment_events')).toHaveLength(45);
  });

  it('goes on with the other kinds where one cannot be forgotten', async () => {
    const { id } = await lived('ready', 91);
    await knex.schema.renameTable('environment_decisions', 'away');
    await knex('environments')
      .where({ id: (await bare()).id })
      .update({ status: 'deleted' });
    await sweep().run();
    expect(await lines(id)).toEqual([]);
    expect(await knex('environments').whereNotNull('pruned_at')).toEqual([]);
  });
});
