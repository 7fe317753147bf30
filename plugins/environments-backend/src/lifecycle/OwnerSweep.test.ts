import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import { FakeClock } from '../__testUtils__/FakeClock';
import { openTestDatabase, supportedDatabases } from '../__testUtils__/operations';
import { eventsOf, toldOf } from '../requests/__testUtils__/decisions';
import { day, RequestsWorld, type Ground } from '../requests/__testUtils__/RequestsWorld';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });
const owner = 'group:default/team-a';
const missing = 'owner-missing → group:default/platform-admins';

describe.each(supportedDatabases)('An environment whose owner vanishes (%s)', database => {
  let ground: Ground;
  let knex: Knex;
  let world: RequestsWorld;
  beforeEach(async () => {
    knex = await openTestDatabase(databases, database);
    const settings = { admins: ['group:default/platform-admins'] };
    ground = { knex, clock: new FakeClock(), gone: new Set(), settings };
    world = new RequestsWorld(ground);
  });
  const sweep = () => world.lookAfter('environments-owner-sweep');
  /** Needs no approval. */
  const queued = () => world.ask({ nodes: 2 });
  /** Of an owner that stays. */
  const neighbour = () => world.ask({ nodes: 2, owner: 'user:default/dana' });

  it('is marked, and the admins are told, once', async () => {
    const [environment, other] = [await queued(), await neighbour()];
    const rejected = await world.ask();
    await world.decide(rejected, 'pat', 'reject');
    await sweep();
    expect(await toldOf(knex, environment)).toEqual([]);

    ground.gone.add(owner);
    world.announced.length = 0;
    for (let nights = 1; nights <= 3; nights++) {
      await ground.clock.advance(day);
      world = new RequestsWorld(ground);
      await sweep();
      expect(world.announced).toEqual(nights === 1 ? [environment.id] : []);
    }
    expect((await world.read(environment)).ownerMissingSince).toBe('2030-01-02T00:00:00.000Z');
    expect(await toldOf(knex, environment)).toEqual([missing]);
    expect((await eventsOf(knex, environment)).slice(-1)).toEqual(['owner-missing']);
    for (const spared of [other, rejected]) {
      expect((await world.read(spared)).ownerMissingSince).toBeUndefined();
      expect(await eventsOf(knex, spared)).not.toContain('owner-missing');
    }
  });

  it('is marked while it waits, and what it waits for is not approved', async () => {
    const waiting = await world.ask();
    await neighbour();
    ground.gone.add(owner);
    await sweep();
    expect((await world.read(waiting)).ownerMissingSince).toBeDefined();
    expect(await world.decide(waiting, 'pat')).toBe('owner-missing');
    expect((await world.read(waiting)).status).toBe('awaiting-approval');
    ground.gone.clear();
    await sweep();
    expect(await world.decide(waiting, 'pat')).toBe('approved');
  });

  it('loses the mark when the owner is back, and the admins are told again if it vanishes again', async () => {
    const environment = await queued();
    await neighbour();
    ground.gone.add(owner);
    await sweep();
    ground.gone.clear();
    await sweep();
    expect((await world.read(environment)).ownerMissingSince).toBeUndefined();
    expect((await eventsOf(knex, environment)).slice(-2)).toEqual(['owner-missing', 'owner-found']);
    expect(await toldOf(knex, environment)).toEqual([missing]);
    const meta = { environmentId: environment.id, owner, via: 'portal' };
    expect(world.audit.slice(-2)).toEqual([
      {
        ...{ eventId: 'environment-owner-missing', severityLevel: 'medium', ended: 'success' },
        meta,
      },
      { eventId: 'environment-owner-found', severityLevel: 'medium', ended: 'success', meta },
    ]);
    await ground.clock.advance(day);
    ground.gone.add(owner);
    await sweep();
    expect(await toldOf(knex, environment)).toEqual([missing, missing]);
  });

  it('keeps no other from being marked where something fails', async () => {
    const environments = [await queued(), await queued(), await queued()];
    await neighbour();
    ground.gone.add(owner);
    jest.spyOn(world.announced, 'push').mockImplementationOnce(() => {
      throw new Error('Nobody listens');
    });
    await sweep();
    for (const environment of environments) {
      expect((await world.read(environment)).ownerMissingSince).toBeDefined();
    }
  });

  it('loses the mark when it is given to another owner', async () => {
    const environment = await queued();
    await neighbour();
    ground.gone.add(owner);
    await sweep();
    await world.transfer(environment, 'group:default/team-b');
    await sweep();
    expect((await world.read(environment)).ownerMissingSince).toBeUndefined();
    expect((await eventsOf(knex, environment)).slice(-1)).toEqual(['transferred by pat']);
  });

  it('is left alone while the catalog has none of the owners, as when it is filled anew', async () => {
    const environment = await queued();
    ground.gone.add(owner);
    await sweep();
    expect((await world.read(environment)).ownerMissingSince).toBeUndefined();
    expect(await toldOf(knex, environment)).toEqual([]);
  });
});
