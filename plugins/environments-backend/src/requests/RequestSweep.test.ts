import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import { FakeClock } from '../__testUtils__/FakeClock';
import { connectAgain, openTestDatabase, supportedDatabases } from '../__testUtils__/operations';
import { eventsOf, heldBy, toldOf } from './__testUtils__/decisions';
import { day, hour, RequestsWorld, type Ground } from './__testUtils__/RequestsWorld';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });
const leads = 'group:default/team-a-leads';
const second = 'group:default/team-b';
const needed = `approval-needed → ${leads}`;
const reminded = `approval-reminder → ${leads}`;
const escalated = `approval-escalated → ${second}`;
const settings = {
  admins: ['group:default/platform-admins'],
  approvals: {
    rules: [
      {
        owners: ['group:default/team-a'],
        approvers: [leads],
        escalateAfter: { days: 6 },
        escalateTo: [second],
        lapseAfter: { days: 7 },
      },
    ],
  },
};

describe.each(supportedDatabases)('A request that nobody decides (%s)', database => {
  let ground: Ground;
  let knex: Knex;
  let world: RequestsWorld;
  beforeEach(async () => {
    knex = await openTestDatabase(databases, database);
    ground = { knex, clock: new FakeClock(), gone: new Set(), settings };
    world = new RequestsWorld(ground);
  });
  /** The backend is started anew. */
  const restart = () => {
    world = new RequestsWorld(ground);
  };
  const later = async (milliseconds: number) => {
    await ground.clock.advance(milliseconds);
    await world.look();
    await world.look();
  };

  it('is told of to those who were asked once more, after a day', async () => {
    const asked = await world.ask();
    expect(await world.request(asked)).toMatchObject({
      remindsAt: '2030-01-02T00:00:00.000Z',
      escalatesAt: '2030-01-07T00:00:00.000Z',
      lapsesAt: '2030-01-08T00:00:00.000Z',
    });
    await later(day - 1);
    expect(await toldOf(knex, asked)).toEqual([needed]);
    await later(1);
    expect(await toldOf(knex, asked)).toEqual([needed, reminded]);
    expect((await world.request(asked)).remindsAt).toBeUndefined();
    restart();
    await later(4 * day);
    expect(await toldOf(knex, asked)).toEqual([needed, reminded]);
    expect(await eventsOf(knex, asked)).toEqual(['requested by dana']);
  });

  it('is told of once by two replicas that look at the same time', async () => {
    const asked = await world.ask();
    const other = connectAgain(knex);
    try {
      const replicas = [world, new RequestsWorld({ ...ground, knex: other })];
      await ground.clock.advance(day);
      await Promise.all(replicas.map(replica => replica.look()));
      expect(await toldOf(knex, asked)).toEqual([needed, reminded]);
      await ground.clock.advance(6 * day);
      await Promise.all(replicas.map(replica => replica.look()));
      expect(await eventsOf(knex, asked)).toEqual(['requested by dana', 'lapsed']);
    } finally {
      if (other !== knex) await other.destroy();
    }
  });

  it('is told of to the admins where nobody is nominated', async () => {
    const asked = await world.ask({ owner: 'user:default/dana' });
    await later(day);
    expect(await toldOf(knex, asked)).toEqual([
      'approval-needed → group:default/platform-admins',
      'approval-reminder → group:default/platform-admins',
    ]);
    await later(13 * day);
    expect((await toldOf(knex, asked)).slice(-1)).toEqual([
      'request-lapsed → group:default/platform-admins,user:default/dana',
    ]);
  });

  it('is passed on to a second group, which may decide it then', async () => {
    const asked = await world.ask({ lifetime: 'P7D' });
    await later(6 * day - 1);
    expect(await world.decide(asked, 'dov')).toBe('not-found');
    await later(1);
    expect(await world.request(asked, 'dov')).toMatchObject({
      status: 'open',
      approvers: expect.arrayContaining([leads, second]),
      escalatedAt: '2030-01-07T00:00:00.000Z',
      capabilities: { decide: true },
    });
    expect(await toldOf(knex, asked)).toEqual([escalated, needed, reminded]);
    expect(await eventsOf(knex, asked)).toEqual(['requested by dana', 'escalated']);
    expect(await world.decide(asked, 'dov')).toBe('approved');
    await later(2 * day);
    expect(await eventsOf(knex, asked)).toEqual([
      'requested by dana',
      'escalated',
      'approved by dov',
    ]);
  });

  it('is not reminded of any more once it was passed on', async () => {
    const asked = await world.ask();
    await later(6 * day);
    expect(await toldOf(knex, asked)).toEqual([escalated, needed]);
  });

  it('lapses, gives back all that it held, and tells everybody who had to do with it', async () => {
    const asked = await world.ask({ named: 'once-more' });
    await later(6 * day);
    await later(day - 1);
    expect((await world.read(asked)).status).toBe('awaiting-approval');
    expect(await heldBy(knex, asked)).not.toEqual([]);
    await later(1);
    expect((await world.read(asked)).status).toBe('lapsed');
    expect(await world.request(asked)).toMatchObject({
      status: 'lapsed',
      closedAt: '2030-01-08T00:00:00.000Z',
      capabilities: { decide: false, withdraw: false },
    });
    expect(await heldBy(knex, asked)).toEqual([]);
    expect(await toldOf(knex, asked)).toEqual([
      escalated,
      needed,
      `request-lapsed → ${leads},${second},user:default/dana`,
    ]);
    expect(await eventsOf(knex, asked)).toEqual(['requested by dana', 'escalated', 'lapsed']);
    expect(await world.decide(asked, 'lee')).toBe('decided');
    expect(await knex('operations').where({ environment_id: asked.id })).toEqual([]);
    await world.ask({ named: 'once-more' });
  });

  it('is not decided any more after its time, even before it is seen that it has lapsed', async () => {
    const asked = await world.ask();
    await ground.clock.advance(7 * day);
    restart();
    for (const decision of ['approve', 'reject'] as const) {
      expect(await world.decide(asked, 'lee', decision)).toBe('decided');
    }
    await world.look();
    expect(await eventsOf(knex, asked)).toEqual(['requested by dana', 'lapsed']);
  });

  it('goes on when it is decided after 5 days and 20 restarts; without that it lapses after 7', async () => {
    const [decided, left] = [await world.ask({ lifetime: 'P7D' }), await world.ask()];
    for (let i = 1; i <= 20; i++) {
      restart();
      await later(6 * hour);
    }
    expect(await world.decide(decided, 'lee')).toBe('approved');
    restart();
    const queued = await world.read(decided);
    expect(queued).toMatchObject({ status: 'queued', expiresAt: '2030-01-13T00:00:00.000Z' });
    expect(await knex('operations').where({ environment_id: decided.id })).toMatchObject([
      { id: queued.currentOperationId, kind: 'create', state: 'queued' },
    ]);
    expect(await toldOf(knex, decided)).toEqual([
      needed,
      reminded,
      'request-approved → user:default/dana',
    ]);
    const held = await heldBy(knex, decided);
    for (let i = 1; i <= 8; i++) {
      restart();
      await later(6 * hour);
    }
    expect((await world.read(left)).status).toBe('lapsed');
    expect(await heldBy(knex, left)).toEqual([]);
    expect(await world.request(decided)).toMatchObject({ status: 'approved' });
    expect(await heldBy(knex, decided)).toEqual(held);
  });
});
