import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import { globalQuotaScope } from '@eks-environments/plugin-environments-common';
import { openTestDatabase, supportedDatabases } from '../__testUtils__/operations';
import { hour, LifecycleWorld, day } from './__testUtils__/LifecycleWorld';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });

/** The clock begins on a Tuesday at midnight UTC. */
const nights = { sleep: '0 19 * * *', wake: '0 7 * * *', timeZone: 'UTC' };

describe.each(supportedDatabases)('Sleep by schedule (%s)', id => {
  let knex: Knex;
  let world: LifecycleWorld;
  beforeEach(async () => {
    knex = await openTestDatabase(databases, id);
    world = new LifecycleWorld(knex);
  });
  const statusOf = async (environment: { id: string }) => (await world.read(environment)).status;

  it('comes and goes, once each, and says what comes next', async () => {
    const environment = await world.ready({ schedules: [nights] });
    await world.lookAt('2030-01-01T18:59:00Z');
    expect(await statusOf(environment)).toBe('ready');
    await world.lookAt('2030-01-01T19:00:20Z');
    await world.look();
    expect(await statusOf(environment)).toBe('hibernating');
    await world.work();
    const asleep = await world.read(environment);
    expect(new Date(asleep.next_sleep_at ?? '')).toEqual(new Date('2030-01-02T19:00:00Z'));
    expect(new Date(asleep.next_wake_at ?? '')).toEqual(new Date('2030-01-02T07:00:00Z'));
    await world.lookAt('2030-01-02T07:00:00Z');
    expect(await statusOf(environment)).toBe('waking');
    await world.work();
    expect(await world.eventsOf(environment)).toEqual([
      ...['hibernation-queued', 'started', 'hibernated', 'wake-queued', 'started', 'woken'],
    ]);
  });

  it('that was missed is caught up with once, the newest first', async () => {
    const [evening, morning] = [
      await world.ready({ schedules: [nights] }),
      await world.ready({
        schedules: [{ sleep: '0 3 * * *', wake: '0 4 * * *', timeZone: 'UTC' }],
      }),
    ];
    await world.lookAt('2030-01-05T20:00:00Z');
    await world.work();
    await world.look();
    expect(await statusOf(evening)).toBe('hibernated');
    // Last it was to wake, and it is awake.
    expect(await statusOf(morning)).toBe('ready');
    expect(await world.eventsOf(morning)).toEqual([]);
  });

  it('waits for what has not woken or fallen asleep yet, and for nothing else', async () => {
    const [waking, failed, lost] = [
      await world.ready({ schedules: [nights], status: 'waking' }),
      await world.ready({ schedules: [nights], status: 'failed' }),
      await world.ready({ schedules: [nights], provider: 'plain' }),
    ];
    await world.lookAt('2030-01-01T19:00:00Z');
    expect(await statusOf(waking)).toBe('waking');
    await knex('environments').update({ status: 'ready' });
    await world.pass(hour / 2);
    await world.look();
    expect(await statusOf(waking)).toBe('hibernating');
    for (const other of [failed, lost]) expect(await statusOf(other)).toBe('ready');
    await knex('environments').where({ id: failed.id }).update({ status: 'hibernating' });
    await world.lookAt('2030-01-02T07:00:00Z');
    expect(await statusOf(failed)).toBe('hibernating');
    await knex('environments').where({ id: failed.id }).update({ status: 'hibernated' });
    await world.pass(hour);
    await world.look();
    expect(await statusOf(failed)).toBe('waking');
  });

  it('leaves alone what is in its grace', async () => {
    world = new LifecycleWorld(knex, { grace: { days: 5 } });
    const environment = await world.ready({ schedules: [nights], lifetime: 20 * hour });
    await world.lookAt('2030-01-01T20:00:00Z');
    await world.work();
    expect(await statusOf(environment)).toBe('hibernated');
    await world.lookAt('2030-01-02T08:00:00Z');
    expect(await statusOf(environment)).toBe('hibernated');
    expect(await world.eventsOf(environment)).not.toContain('wake-queued');
  });

  it('ends only where there is room; else the owner is told, once, and it waits for the next time', async () => {
    const limits = new Map([[globalQuotaScope, { nodes: 3 }]]);
    world = new LifecycleWorld(knex, {}, { limits: { scopes: limits } });
    const environment = await world.ready({ schedules: [nights] });
    const holding = { own: 0, environments_temporary: 0, environments_permanent: 1 };
    const amounts = { ...holding, vcpu: 4, memory_mib: 16_384, cost_per_month: 0 };
    await knex('quota_scopes').insert({ scope: globalQuotaScope, kind: 'global', limits: '{}' });
    const hold = (environmentId: string, nodes: number) =>
      knex('quota_reservations').insert({
        ...{ environment_id: environmentId, scope: globalQuotaScope, ...amounts, nodes },
      });
    await hold(environment.id, 2);
    await world.lookAt('2030-01-01T19:00:00Z');
    await world.work();
    const other = await world.ready({});
    await hold(other.id, 2);

    await world.lookAt('2030-01-02T07:00:00Z');
    await world.pass(hour);
    await world.look();
    expect(await statusOf(environment)).toBe('hibernated');
    const refused = await world.toldOf(environment, 'environment-wake-refused');
    expect(refused).toEqual([`${environment.name} stays asleep: there is no room for it`]);
    expect((await world.eventsOf(environment)).slice(-1)).toEqual(['wake-refused']);
    expect(await knex('operations').where({ state: 'queued' })).toEqual([]);

    await knex('quota_reservations').where({ environment_id: other.id }).delete();
    await world.pass(hour);
    await world.look();
    expect(await statusOf(environment)).toBe('hibernated');
    await world.lookAt('2030-01-03T07:00:00Z');
    expect(await statusOf(environment)).toBe('waking');
    expect(await knex('quota_reservations').pluck('nodes')).toEqual([2]);
  });

  it('is not looked for once the deletion is queued', async () => {
    await world.ready({ schedules: [nights], lifetime: 2 * hour });
    await world.pass(2 * hour);
    await world.look();
    expect(await knex('environments').first()).toMatchObject({
      ...{ status: 'deleting', next_sleep_at: null, next_wake_at: null, warn_at: null },
    });
    await world.pass(3 * day);
    await world.look();
    expect((await knex('environments').first()).version).toBe(2);
  });
});
