import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import { openTestDatabase, supportedDatabases } from '../__testUtils__/operations';
import { day, hour, LifecycleWorld } from './__testUtils__/LifecycleWorld';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });

describe.each(supportedDatabases)('Warnings of an end (%s)', id => {
  let knex: Knex;
  let world: LifecycleWorld;
  beforeEach(async () => {
    knex = await openTestDatabase(databases, id);
    world = new LifecycleWorld(knex);
  });
  const warned = (environment: { id: string }) => world.toldOf(environment, 'environment-expiring');

  it('go to owner and requester, each once, however often it is looked', async () => {
    const environment = await world.ready({ lifetime: 5 * day });
    for (const [passed, told] of [
      [2 * day - 1, 0],
      [1, 1],
      [day, 1],
      [day, 2],
      [23 * hour, 3],
      [hour - 1, 3],
    ]) {
      await world.pass(passed);
      await Promise.all([world.look(), new LifecycleWorld(knex, {}, world).look()]);
      expect(await warned(environment)).toHaveLength(told);
    }
    const name = environment.name;
    expect((await warned(environment)).sort()).toEqual([
      `${name} ends in 1 day`,
      `${name} ends in 1 hour`,
      `${name} ends in 3 days`,
    ]);
    const [message] = await knex('outbox_messages');
    expect(JSON.parse(message.recipients).sort()).toEqual([
      environment.owner,
      environment.requester,
    ]);
    expect(await world.eventsOf(environment)).toEqual(['warned', 'warned', 'warned']);
    expect((await world.read(environment)).warn_at).toBeNull();
  });

  it('that were missed are made up for by the one nearest to the end', async () => {
    const environment = await world.ready({ lifetime: 30 * day });
    await world.pass(29 * day + hour);
    await world.look();
    expect(await warned(environment)).toEqual([`${environment.name} ends in 23 hours`]);
    await world.pass(22 * hour);
    await world.look();
    expect(await warned(environment)).toHaveLength(2);
  });

  it('are not sent after the end, nor of one that does not come', async () => {
    const [late, guarded, permanent] = [
      await world.ready({ lifetime: 2 * day }),
      await world.ready({ lifetime: 2 * day, deletion_protection: 1 }),
      await world.ready({}),
    ];
    await world.pass(3 * day);
    await world.warnings.run();
    await world.look();
    for (const environment of [late, guarded, permanent]) {
      expect(await warned(environment)).toEqual([]);
    }
  });

  it('are set where an older version has approved something, and nowhere else', async () => {
    const set = async (environment: { id: string }) => (await world.read(environment)).warn_at;
    const unset = { warn_at: null };
    const [forgotten, short, guarded, permanent] = [
      await world.ready({ ...unset, lifetime: 5 * day }),
      await world.ready({ lifetime: hour }),
      await world.ready({ ...unset, lifetime: 5 * day, deletion_protection: 1 }),
      await world.ready({}),
    ];
    await world.pass(1_000);
    await world.warnings.runFirst();
    expect(new Date((await set(forgotten)) ?? '')).toEqual(new Date('2030-01-03T00:00:00Z'));
    for (const other of [short, guarded, permanent]) {
      expect(await world.read(other)).toMatchObject({ warn_at: null, version: 1 });
    }
    await world.warnings.runFirst();
    expect((await world.read(forgotten)).version).toBe(2);
    await world.pass(2 * day);
    await world.look();
    expect(await warned(forgotten)).toHaveLength(1);

    // After the last one none is set anew.
    await world.pass(3 * day - hour);
    await world.look();
    await world.warnings.runFirst();
    expect(await set(forgotten)).toBeNull();
  });

  it('say so where a grace follows', async () => {
    world = new LifecycleWorld(knex, { grace: { days: 5 } });
    await world.ready({ lifetime: 2 * day });
    await world.pass(day);
    await world.look();
    const [{ body }] = await knex('outbox_messages');
    expect(JSON.parse(body).text).toContain(
      'It is put to sleep on Thu, 3 Jan 2030, 00:00 UTC, and deleted on Tue, 8 Jan 2030, 00:00 UTC',
    );
  });
});
