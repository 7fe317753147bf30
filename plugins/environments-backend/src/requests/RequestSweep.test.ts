import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Environment } from '@eks-environments/plugin-environments-common';
import { FakeClock } from '../__testUtils__/FakeClock';
import { connectAgain, openTestDatabase, supportedDatabases } from '../__testUtils__/operations';
import { eventsOf, heldBy, toldOf } from './__testUtils__/decisions';
import { day, hour, RequestsWorld, type Ground } from './__testUtils__/RequestsWorld';
import { workUntil } from './__testUtils__/workUntil';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });
const leads = 'group:default/team-a-leads';
const second = 'group:default/team-b';
const admins = 'group:default/platform-admins';
const needed = `approval-needed → ${leads}`;
const reminded = `approval-reminder → ${leads}`;
const escalated = `approval-escalated → ${second}`;
const settings = {
  admins: [admins],
  approvals: {
    deletions: ['temporary'],
    rules: [
      {
        types: ['permanent'],
        approvers: [leads, admins],
        quorum: 2,
        escalateAfter: { days: 6 },
        escalateTo: [second],
        lapseAfter: { days: 7 },
      },
      {
        owners: ['group:default/team-a'],
        approvers: [leads],
        escalateAfter: { days: 6 },
        escalateTo: [second],
        lapseAfter: { days: 7 },
      },
    ],
  },
  quotas: { defaults: { 'environments.temporary': 'unlimited' } },
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

  it('is told of to those who have not decided, and says no more than that too few have', async () => {
    const asked = await world.ask({ type: 'permanent', lifetime: undefined });
    expect(await world.decide(asked, 'lee')).toBe('open');
    await later(day);
    await later(5 * day);
    await later(day);
    const rows = await knex('outbox_messages')
      .where({ environment_id: asked.id })
      .orderBy('created_at');
    const told = rows.map(({ body }) => JSON.parse(body));
    expect(rows.map(({ event }, i) => [event, told[i].except ?? []])).toEqual([
      ['approval-needed', ['user:default/dana']],
      ['approval-reminder', ['user:default/dana', 'user:default/lee']],
      ['approval-escalated', ['user:default/dana', 'user:default/lee']],
      ['request-lapsed', []],
    ]);
    expect(told[2].text).toContain('Not enough of those who were asked first have decided.');
    expect(told[3].title).toMatch(/^Too few decided on/);
    const events = await knex('environment_events')
      .where({ environment_id: asked.id })
      .whereNull('actor')
      .orderBy('version');
    expect(events.map(({ message }) => message)).toEqual([
      `Too few decided; it was passed on to ${second}`,
      'Too few decided in time; the request has lapsed',
    ]);
  });

  it('is told of to the admins, too, where nobody else is behind those who are nominated', async () => {
    ground.gone.add('user:default/lee');
    const asked = await world.ask();
    expect(await toldOf(knex, asked)).toEqual([`approval-needed → ${admins},${leads}`]);
    expect((await world.request(asked)).lacking).toBe(1);
    ground.gone.add(second);
    for (const days of [1, 5, 1]) await later(days * day);
    expect(await toldOf(knex, asked)).toEqual([
      `approval-escalated → ${admins},${second}`,
      `approval-needed → ${admins},${leads}`,
      `approval-reminder → ${admins},${leads}`,
      `request-lapsed → ${admins},${leads},${second},user:default/dana`,
    ]);
    expect((await world.request(asked)).lacking).toBeUndefined();
  });

  it('is told of to the admins, too, where fewer are left than it takes', async () => {
    const asked = await world.ask({ type: 'permanent', lifetime: undefined });
    expect((await world.request(asked)).lacking).toBeUndefined();
    expect(await world.decide(asked, 'lee')).toBe('open');
    // Who has decided need not be asked any more.
    ground.gone.add('user:default/lee');
    expect((await world.request(asked)).lacking).toBeUndefined();
    ground.gone.add('user:default/pat');
    expect((await world.request(asked)).lacking).toBe(1);
  });

  it('is told of to the admins, too, where the catalog does not say who is there', async () => {
    const asked = await world.ask();
    ground.catalogDown = true;
    await world.lookAfter('environments-request-sweep');
    await ground.clock.advance(day);
    await world.lookAfter('environments-request-sweep');
    expect(await toldOf(knex, asked)).toEqual([needed, `approval-reminder → ${admins},${leads}`]);
    expect((await world.request(asked)).lacking).toBeUndefined();
    await ground.clock.advance(6 * day);
    await world.lookAfter('environments-request-sweep');
    expect((await world.read(asked)).status).toBe('lapsed');
  });

  it('is told of to the admins, too, whatever it asks for', async () => {
    const longer = await world.ask();
    const over = await world.ask();
    for (const asked of [longer, over]) expect(await world.decide(asked, 'lee')).toBe('approved');
    await knex('environments').update({ status: 'ready', ready_at: new Date().toISOString() });
    ground.gone.add('user:default/lee');
    await world.extend(longer, { lifetime: 'P20D' });
    await world.remove(over);
    for (const asked of [longer, over]) {
      expect(await toldOf(knex, asked)).toContain(`approval-needed → ${admins},${leads}`);
    }
  });

  it('is attended to with all that are due, however many', async () => {
    const asked: Environment[] = [];
    for (let i = 1; i <= 51; i++) asked.push(await world.ask());
    await ground.clock.advance(7 * day);
    await world.lookAfter('environments-request-sweep');
    const open = await knex('environment_requests').where({ status: 'open' });
    expect(open).toEqual([]);
    expect(new Set(world.announced)).toEqual(new Set(asked.map(({ id }) => id)));
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
    const { digest } = await world.request(asked);
    const about = {
      ...{ requestId: asked.openRequestId, kind: 'create', requester: 'user:default/dana' },
      ...{ environmentId: asked.id, digest, via: 'portal' },
    };
    const severityLevel = 'medium';
    expect(world.audit.filter(({ meta }) => meta.via === 'portal')).toEqual([
      {
        ...{ eventId: 'request-escalate', severityLevel, ended: 'success' },
        meta: { ...about, to: [second] },
      },
      { eventId: 'request-lapse', severityLevel, ended: 'success', meta: about },
    ]);
    expect(await world.decide(asked, 'lee')).toBe('decided');
    expect(await knex('operations').where({ environment_id: asked.id })).toEqual([]);
    await world.ask({ named: 'once-more' });
  });

  it('is not decided any more after its time, even before it is seen that it has lapsed', async () => {
    const asked = await world.ask();
    await ground.clock.advance(7 * day - 1);
    expect((await world.request(asked, 'lee')).capabilities.decide).toBe(true);
    await ground.clock.advance(1);
    restart();
    expect((await world.request(asked, 'lee')).capabilities.decide).toBe(false);
    for (const decision of ['approve', 'reject'] as const) {
      expect(await world.decide(asked, 'lee', decision)).toBe('decided');
    }
    await world.look();
    expect(await eventsOf(knex, asked)).toEqual(['requested by dana', 'lapsed']);
  });

  it('is not approved where its time ends while it is looked at again', async () => {
    const asked = await world.ask();
    await ground.clock.advance(7 * day - 1);
    const evaluate = world.provider.evaluate.bind(world.provider);
    world.provider.evaluate = async submitted => {
      await ground.clock.advance(1);
      return evaluate(submitted);
    };
    expect(await world.decide(asked, 'lee')).toBe('decided');
    expect((await world.read(asked)).status).toBe('awaiting-approval');
    expect(await eventsOf(knex, asked)).toEqual(['requested by dana']);
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
    restart();
    const waiting = () => knex('outbox_deliveries').where({ state: 'pending' });
    const told = await workUntil(
      ground,
      world.provider,
      async () => (await world.read(decided)).status === 'ready' && (await waiting()).length === 0,
    );
    const made = world.provider.calls.map(call => [call.operation.kind, call.environment.id]);
    expect(made).toEqual([['create', decided.id]]);
    expect(told).toEqual(expect.arrayContaining(['request-approved', 'environment-ready']));
    const held = await heldBy(knex, decided);
    for (let i = 1; i <= 8; i++) {
      restart();
      await later(6 * hour);
    }
    expect((await world.read(left)).status).toBe('lapsed');
    expect(await heldBy(knex, left)).toEqual([]);
    expect(await world.request(decided)).toMatchObject({ status: 'approved' });
    expect((await world.read(decided)).status).toBe('ready');
    expect(await heldBy(knex, decided)).toEqual(held);
  });
});
