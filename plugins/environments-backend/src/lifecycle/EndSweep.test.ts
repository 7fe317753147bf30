import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  insertEnvironment,
  openTestDatabase,
  supportedDatabases,
} from '../__testUtils__/operations';
import type { EnvironmentRow } from '../database/tables';
import { insertOperation } from '../database/operations/insertOperation';
import { extendEnvironment } from '../environments/extendEnvironment';
import { queueWake } from '../environments/queueing';
import { day, hour, LifecycleWorld } from './__testUtils__/LifecycleWorld';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });

describe.each(supportedDatabases)('The end of environments (%s)', id => {
  let knex: Knex;
  beforeEach(async () => {
    knex = await openTestDatabase(databases, id);
  });

  it('has them deleted, once, and nothing else', async () => {
    const world = new LifecycleWorld(knex);
    const inDays = (days: number) =>
      new Date(world.clock.now().getTime() + days * day).toISOString();
    const ending = [
      await insertEnvironment(knex, { status: 'ready', expires_at: inDays(1) }),
      await insertEnvironment(knex, { status: 'failed', expires_at: inDays(0.5) }),
      await insertEnvironment(knex, { status: 'hibernated', expires_at: inDays(0.9) }),
    ];
    const staying = [
      await insertEnvironment(knex, { status: 'ready', expires_at: inDays(2) }),
      await insertEnvironment(knex, { status: 'ready' }),
      await insertEnvironment(knex, { status: 'awaiting-approval' }),
      await insertEnvironment(knex, { status: 'deleting', expires_at: inDays(1) }),
      await insertEnvironment(knex, { status: 'delete-failed', expires_at: inDays(1) }),
      await insertEnvironment(knex, { status: 'deleted', expires_at: inDays(1) }),
    ];
    await world.look();
    expect(world.announced).toEqual([]);

    await world.pass(day);
    await world.look();
    await world.look();
    expect(world.announced).toEqual([ending[1].id, ending[2].id, ending[0].id]);
    for (const environment of ending) {
      const row = await world.read(environment);
      expect(row).toMatchObject({ status: 'deleting', version: 2 });
      expect(await knex('operations').where({ environment_id: row.id })).toMatchObject([
        { id: row.current_operation_id, kind: 'delete', state: 'queued' },
      ]);
      expect(await knex('environment_events').where({ environment_id: row.id })).toMatchObject([
        { kind: 'expired', actor: null, status: 'deleting' },
      ]);
    }
    for (const environment of staying) {
      expect((await world.read(environment)).version).toBe(environment.version);
    }
    expect(world.audit).toEqual(
      [ending[1], ending[2], ending[0]].map(({ id: environmentId, owner }) => ({
        ...{ eventId: 'environment-expire', severityLevel: 'high', ended: 'success' },
        meta: { environmentId, owner, after: 'lifetime', via: 'portal' },
      })),
    );
  });

  it('stops what still runs', async () => {
    const world = new LifecycleWorld(knex);
    const environment = await insertEnvironment(knex, {
      expires_at: world.clock.now().toISOString(),
    });
    const operationId = await knex.transaction(tx =>
      insertOperation(tx, { environment, kind: 'create', now: world.clock.now() }),
    );
    await knex('operations').update({ state: 'running' });
    await knex('environments').update({
      status: 'provisioning',
      current_operation_id: operationId,
    });
    await world.look();
    await world.look();
    const row = await world.read(environment);
    expect(row).toMatchObject({ status: 'provisioning', version: 2 });
    expect(row.delete_requested_at).not.toBeNull();
  });

  it('comes for more than one batch, and after one that cannot be ended', async () => {
    const world = new LifecycleWorld(knex);
    const rows: EnvironmentRow[] = [];
    const expires_at = world.clock.now().toISOString();
    for (let i = 0; i < 120; i++) {
      rows.push(await insertEnvironment(knex, { status: 'ready', expires_at }));
    }
    // An operation that nobody should have left open.
    const open = { environment: rows[0], kind: 'delete' as const, now: world.clock.now() };
    await knex.transaction(tx => insertOperation(tx, open));
    await world.look();
    const left = await knex('environments').where({ status: 'ready' }).pluck('id');
    expect(left).toEqual([rows[0].id]);
  });

  it('begins a grace asleep for what can sleep, and deletes it after that', async () => {
    const world = new LifecycleWorld(knex, { grace: { days: 5 } });
    const [awake, plain, sleeping, waiting] = [
      await world.ready({ lifetime: day }),
      await world.ready({ lifetime: day, provider: 'plain' }),
      await world.ready({ lifetime: day, status: 'hibernated' }),
      await world.ready({ lifetime: day, status: 'failed' }),
    ];
    await world.pass(day);
    await world.look();
    const graceEnd = new Date('2030-01-07T00:00:00Z');
    expect(await world.read(awake)).toMatchObject({ status: 'hibernating' });
    expect(await world.read(sleeping)).toMatchObject({ status: 'hibernated' });
    for (const resting of [awake, sleeping]) {
      expect(new Date((await world.read(resting)).grace_ends_at ?? '')).toEqual(graceEnd);
    }
    expect(world.audit).toContainEqual({
      ...{ eventId: 'environment-grace', severityLevel: 'medium', ended: 'success' },
      meta: {
        ...{ environmentId: awake.id, owner: awake.owner, via: 'portal' },
        until: graceEnd.toISOString(),
      },
    });
    expect((await world.read(plain)).status).toBe('deleting');
    expect((await world.read(waiting)).status).toBe('deleting');

    await world.work();
    await world.pass(5 * day - 1);
    await world.look();
    expect((await world.read(awake)).status).toBe('hibernated');
    world.audit.length = 0;
    await world.pass(1);
    await world.look();
    await world.work();
    expect(world.audit.map(({ eventId, meta }) => [eventId, meta.after])).toEqual([
      ['environment-expire', 'grace'],
      ['environment-expire', 'grace'],
    ]);
    for (const rested of [awake, sleeping]) {
      expect(await world.read(rested)).toMatchObject({ status: 'deleted', grace_ends_at: null });
    }
    expect(await world.eventsOf(sleeping)).toEqual([
      'grace-started',
      'expired',
      'started',
      'deleted',
    ]);
    expect((await world.eventsOf(awake)).slice(0, 3)).toEqual([
      'grace-started',
      'hibernation-queued',
      'started',
    ]);
  });

  describe('in the grace', () => {
    let world: LifecycleWorld;
    beforeEach(() => {
      world = new LifecycleWorld(knex, { grace: { days: 5 } });
    });
    const noRoom = { class: 'capacity' as const, message: 'No room.', retryable: true };
    const statusOf = async (environment: EnvironmentRow) => (await world.read(environment)).status;
    const wakingAtItsEnd = async () => {
      const environment = await world.ready({ lifetime: day, status: 'hibernated' });
      await world.pass(day - hour);
      const event = { kind: 'wake-queued', message: 'The wake is queued' };
      await knex.transaction(tx => queueWake(tx, environment, event, contextOf(world)));
      await world.begin();
      await world.pass(hour);
      await world.look();
      expect(await world.eventsOf(environment)).toContain('grace-started');
      expect(await statusOf(environment)).toBe('waking');
      return environment;
    };

    it('puts to sleep what was still waking at its end, as soon as it is awake', async () => {
      const environment = await wakingAtItsEnd();
      await world.look();
      expect(await statusOf(environment)).toBe('waking');
      await world.work();
      await world.look();
      await world.look();
      expect(await statusOf(environment)).toBe('hibernating');
      await world.work();
      await world.look();
      expect(await statusOf(environment)).toBe('hibernated');
      expect(await world.toldOf(environment, 'environment-hibernated')).toHaveLength(1);
    });

    it('leaves it awake where somebody extends or protects it, or has it deleted, meanwhile', async () => {
      const environment = await wakingAtItsEnd();
      await world.work();
      for (const set of [
        { deletion_protection: 1 },
        { delete_requested_at: world.clock.now().toISOString() },
        { grace_ends_at: null, expires_at: '2030-02-01T00:00:00.000Z' },
      ]) {
        const { grace_ends_at, expires_at, version } = await world.read(environment);
        await knex('environments').update(set);
        await world.look();
        expect(await world.read(environment)).toMatchObject({ status: 'ready', version });
        const before = { deletion_protection: 0, delete_requested_at: null };
        await knex('environments').update({ ...before, grace_ends_at, expires_at });
      }
    });

    it('tries a sleep that fails again, each time after a longer pause', async () => {
      const environment = await world.ready({ lifetime: day });
      await world.pass(day);
      const tries: number[] = [];
      for (let quarters = 0; quarters < 40; quarters++) {
        await world.look();
        if ((await statusOf(environment)) === 'hibernating') tries.push(quarters);
        await world.work(noRoom);
        await world.pass(hour / 4);
      }
      expect(tries).toEqual([0, 1, 3, 7, 15, 31]);
      await world.pass(day);
      await world.look();
      await world.work();
      expect(await statusOf(environment)).toBe('hibernated');
      await world.pass(4 * day);
      await world.look();
      expect(await statusOf(environment)).toBe('deleting');
    });

    it.each([
      ['grace', { lifetime: day }, 'Its time had come to an end, and it was extended since.'],
      [
        'schedule',
        { lifetime: 9 * day, schedules: [{ sleep: '0 0 * * *', timeZone: 'UTC' }] },
        'Its schedule put it to sleep.',
      ],
    ])(
      'says what put it to sleep, also where it is extended meanwhile: its %s',
      async (...given) => {
        const [, life, said] = given;
        const environment = await world.ready(life);
        await world.pass(day);
        await world.look();
        expect(await statusOf(environment)).toBe('hibernating');
        const extension = { expiresAt: new Date('2030-02-01'), actor: 'user:default/dana' };
        await knex.transaction(tx =>
          extendEnvironment(tx, environment.id, { ...extension, now: world.clock.now() }, world),
        );
        await world.work();
        const [{ body }] = await knex('outbox_messages').where({ event: 'environment-hibernated' });
        expect(JSON.parse(body).text).toContain(said);
      },
    );
  });

  it('lets no grace go beyond the longest lifetime', async () => {
    const world = new LifecycleWorld(knex, { grace: { days: 5 }, maxLifetime: { days: 10 } });
    const [nearly, wholly] = [
      await world.ready({ lifetime: 8 * day }),
      await world.ready({ lifetime: 10 * day }),
    ];
    await world.pass(10 * day - hour);
    await world.look();
    expect(new Date((await world.read(nearly)).grace_ends_at ?? '')).toEqual(
      new Date('2030-01-11T00:00:00Z'),
    );
    await world.pass(hour);
    await world.look();
    for (const environment of [nearly, wholly]) {
      const { current_operation_id: operationId } = await world.read(environment);
      expect(await world.eventsOf(environment)).toContain('expired');
      expect(operationId).not.toBeNull();
    }
  });

  it('is suspended by protection, and counts again when that is lifted', async () => {
    const world = new LifecycleWorld(knex);
    const environment = await world.ready({ lifetime: day, deletion_protection: 1 });
    await world.pass(30 * day);
    await world.look();
    expect(await world.read(environment)).toMatchObject({ status: 'ready', version: 1 });
    await knex('environments').update({ deletion_protection: 0 });
    await world.look();
    expect((await world.read(environment)).status).toBe('deleting');
  });

  it.each([
    [true, 'extend', day, 'ready'],
    [true, 'extend', 9 * day, 'deleting'],
    [true, 'delete', day, 'deleting'],
    [false, 'extend', day, 'deleting'],
  ])(
    'with holdForOpenRequest %s, an open request to %s, %d ms after the start: %s',
    async (...given) => {
      const [holdForOpenRequest, kind, later, expected] = given;
      const world = new LifecycleWorld(knex, { holdForOpenRequest, maxLifetime: { days: 10 } });
      const environment = await world.ready({ lifetime: day, open_request_id: 'asked' });
      await knex('environment_requests').insert(requestOf(environment, kind));
      await world.pass(day + later);
      await world.look();
      expect((await world.read(environment)).status).toBe(expected);
    },
  );

  it('does not come for what was extended while the sweep waited for its row', async () => {
    const world = new LifecycleWorld(knex);
    const environment = await world.ready({ lifetime: day });
    await world.pass(day);
    const later = new Date(world.clock.now().getTime() + day).toISOString();
    // As another replica does it, after what is due was read.
    const overtaken = Object.assign((table: string) => knex(table), {
      transaction: async (work: (tx: Knex.Transaction) => Promise<unknown>) => {
        await knex('environments').update({ expires_at: later, version: 2 });
        return knex.transaction(work);
      },
    });
    await new LifecycleWorld(overtaken as unknown as Knex, {}, world).ends.run();
    expect(await world.read(environment)).toMatchObject({ status: 'ready', version: 2 });
  });
});

function contextOf({ ledger, clock }: LifecycleWorld) {
  return { ledger, now: clock.now() };
}

function requestOf(environment: EnvironmentRow, kind: string) {
  const { id, digest, requester, owner, type, provider, target, region } = environment;
  return {
    ...{ id: 'asked', environment_id: id, kind, status: 'open', version: 1 },
    ...{ digest, requester, owner, type, provider, target, region },
    ...{ submitted_by: requester, via: 'page', nodes: 2, footprint: '{}', approval: '{}' },
    created_at: environment.created_at,
  };
}
