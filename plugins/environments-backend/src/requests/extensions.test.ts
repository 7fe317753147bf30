import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Environment } from '@eks-environments/plugin-environments-common';
import { FakeClock } from '../__testUtils__/FakeClock';
import { openTestDatabase, supportedDatabases } from '../__testUtils__/operations';
import { eventsOf, toldOf, withRules } from './__testUtils__/decisions';
import { day, hour, RequestsWorld, type Ground } from './__testUtils__/RequestsWorld';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });
const leads = 'group:default/team-a-leads';

describe.each(supportedDatabases)('An extension that people decide (%s)', database => {
  let knex: Knex;
  let ground: Ground;
  let world: RequestsWorld;
  beforeEach(async () => {
    knex = await openTestDatabase(databases, database);
    const lifecycle = { maxLifetime: { days: 30 } };
    const settings = { ...withRules, lifecycle };
    ground = { knex, clock: new FakeClock(), gone: new Set(), settings };
    world = new RequestsWorld(ground);
  });

  /** Approved for a day. */
  async function living(): Promise<Environment> {
    const asked = await world.ask();
    expect(await world.decide(asked, 'lee')).toBe('approved');
    return world.read(asked);
  }
  const endOf = async (environment: Environment) => (await world.read(environment)).expiresAt;
  const after = (milliseconds: number) =>
    new Date(ground.clock.now().getTime() + milliseconds).toISOString();
  const approve = async (environment: Environment, who = 'lee') =>
    world.decideRequest(await world.request(environment), who, 'approve');

  it('counts from the beginning of its life, however late it is approved', async () => {
    const environment = await living();
    const start = ground.clock.now().getTime();
    await ground.clock.advance(12 * hour);
    const asked = await world.extend(environment, { lifetime: 'P9D', reason: 'One more run' });
    const end = after(9 * day);
    expect(await world.request(asked)).toMatchObject({
      kind: 'extend',
      status: 'open',
      expiresAt: end,
      lifetime: 'P9DT12H',
      description: 'One more run',
      approval: { required: true },
      approvers: [leads],
    });
    expect(await endOf(asked)).toBe(environment.expiresAt);
    await ground.clock.advance(6 * hour);
    expect(await approve(asked)).toBe('approved');
    const extended = await world.read(asked);
    expect(extended).toMatchObject({ expiresAt: end, lifetime: 'P9DT12H', status: 'queued' });
    expect(extended.openRequestId).toBeUndefined();
    const [row] = await knex('environments').where({ id: asked.id });
    expect(Number(row.lifetime)).toBe(Date.parse(end) - start);
    expect(new Date(row.warn_at).toISOString()).toBe(
      new Date(Date.parse(end) - 3 * day).toISOString(),
    );
    expect(await toldOf(knex, asked)).toEqual([
      `approval-needed → ${leads}`,
      `approval-needed → ${leads}`,
      'request-approved → user:default/dana',
      'request-approved → user:default/dana',
    ]);
  });

  it('is rejected by the portal where its end has gone by, or is beyond the cap by then', async () => {
    const late = await world.extend(await living(), { lifetime: 'P9D' });
    const capped = await world.extend(await living(), { lifetime: 'P9D' });
    // What is protected lives on after its end.
    await knex('environments').where({ id: late.id }).update({ deletion_protection: 1 });
    ground.settings = { ...ground.settings, lifecycle: { maxLifetime: { days: 5 } } };
    world = new RequestsWorld(ground);
    expect(await approve(capped)).toBe('guardrail');
    await ground.clock.advance(9 * day);
    ground.settings = { ...ground.settings, lifecycle: { maxLifetime: { days: 30 } } };
    world = new RequestsWorld(ground);
    expect(await approve(late)).toBe('guardrail');
    for (const [one, why] of [
      [capped, 'It may end on Sun, 6 Jan 2030, 00:00 UTC at the latest.'],
      [late, 'Its end must be later than now.'],
    ] as const) {
      expect(await world.request(one)).toMatchObject({ status: 'rejected', decisions: [] });
      const { status, expiresAt, openRequestId } = await world.read(one);
      expect([status, expiresAt, openRequestId]).toEqual([
        'queued',
        '2030-01-02T00:00:00.000Z',
        undefined,
      ]);
      const [event] = await knex('environment_events')
        .where({ environment_id: one.id })
        .orderBy('version', 'desc');
      expect(event.message).toBe(`Rejected by the portal: expiresAt: ${why}`);
    }
  });

  it.each(['group:default/team-a', 'user:default/dana'])(
    'is not approved where the catalog has no %s any more',
    async gone => {
      const asked = await world.extend(await living(), { lifetime: 'P9D' });
      ground.gone.add(gone);
      expect(await approve(asked)).toBe('owner-missing');
      expect(await world.request(asked)).toMatchObject({ status: 'open', decisions: [] });
    },
  );

  it('leaves the environment as it was where it is rejected or lapses', async () => {
    const [rejected, lapsed] = [await living(), await living()];
    for (const one of [rejected, lapsed]) await keepAlive(one);
    const first = await world.extend(rejected, { lifetime: 'P29D' });
    const decided = await world.decideRequest(await world.request(first), 'lee', 'reject');
    expect(decided).toBe('rejected');
    const second = await world.extend(lapsed, { lifetime: 'P29D' });
    await ground.clock.advance(14 * day);
    await world.lookAfter('environments-request-sweep');
    expect(await world.request(second)).toMatchObject({ status: 'lapsed' });
    for (const one of [rejected, lapsed]) {
      const { status, expiresAt, openRequestId } = await world.read(one);
      expect([status, openRequestId]).toEqual(['queued', undefined]);
      expect(expiresAt).toBe('2030-01-21T00:00:00.000Z');
    }
    expect((await eventsOf(knex, rejected)).slice(-2)).toEqual([
      'extension-requested by dana',
      'rejected by lee',
    ]);
    expect((await eventsOf(knex, lapsed)).slice(-1)).toEqual(['lapsed']);
    expect(await toldOf(knex, lapsed)).toContain(`request-lapsed → ${leads},user:default/dana`);
  });

  /** Until the 20th day. */
  async function keepAlive({ id }: Environment): Promise<void> {
    const lifetime = 20 * day;
    await knex('environments')
      .where({ id })
      .update({ lifetime, expires_at: '2030-01-21T00:00:00.000Z' });
  }

  it('is withdrawn with its environment’s end, whose approvers are told', async () => {
    const asked = await world.extend(await living(), { lifetime: 'P9D' });
    await ground.clock.advance(2 * day);
    await world.lookAfter('environments-sweep');
    expect(await world.request(asked)).toMatchObject({ status: 'withdrawn' });
    expect(await world.read(asked)).toMatchObject({ status: 'deleting' });
    expect(await toldOf(knex, asked)).toContain(`request-withdrawn → ${leads},user:default/dana`);
  });

  it('lapses at the latest with its environment, whose end moves', async () => {
    const asked = await world.extend(await world.ask({ nodes: 4 }), { lifetime: 'P9D' });
    const told = async (lifecycle: object) => {
      ground.settings = {
        ...ground.settings,
        lifecycle: { maxLifetime: { days: 30 }, ...lifecycle },
      };
      world = new RequestsWorld(ground);
      const { lapsesAt, remindsAt } = await world.request(asked);
      return [lapsesAt, remindsAt];
    };
    const inDays = (days: number) => after(days * day);
    expect(await told({})).toEqual([inDays(1), undefined]);
    expect(await told({ grace: { days: 5 } })).toEqual([inDays(6), inDays(1)]);
    expect(await told({ grace: { days: 90 } })).toEqual([inDays(14), inDays(1)]);
    expect(await told({ holdForOpenRequest: true })).toEqual([inDays(14), inDays(1)]);
    expect(await told({ holdForOpenRequest: true, maxLifetime: { days: 8 } })).toEqual([
      inDays(8),
      inDays(1),
    ]);
    const [message] = await knex('outbox_messages').where({
      dedupe: `approval-needed/${asked.openRequestId}/1`,
    });
    expect(JSON.parse(message.body).text).toMatch(
      /\nThe request lapses on Wed, 2 Jan 2030, 00:00 UTC\.$/,
    );
    // It is granted one more day at once.
    await world.extend(asked, { lifetime: 'P2D' });
    expect(await told({})).toEqual([inDays(2), inDays(1)]);
    await knex('environments').where({ id: asked.id }).update({ deletion_protection: 1 });
    expect(await told({})).toEqual([inDays(14), inDays(1)]);
  });

  it('is neither reminded of nor passed on after its environment’s end', async () => {
    const asked = await world.extend(await living(), { lifetime: 'P9D' });
    await ground.clock.advance(2 * day);
    const before = await toldOf(knex, asked);
    await world.lookAfter('environments-request-sweep');
    expect(await world.request(asked)).toMatchObject({ status: 'lapsed' });
    expect(await toldOf(knex, asked)).toEqual([
      ...before,
      `request-lapsed → ${leads},user:default/dana`,
    ]);
  });

  it('is withdrawn where the environment gets another owner, who has others decide', async () => {
    const asked = await world.extend(await living(), { lifetime: 'P9D' });
    await world.transfer(asked, 'group:default/team-b');
    expect(await world.request(asked)).toMatchObject({ status: 'withdrawn', decisions: [] });
    const given = await world.read(asked);
    expect([given.owner, given.openRequestId]).toEqual(['group:default/team-b', undefined]);
    expect((await eventsOf(knex, asked)).slice(-2)).toEqual([
      'withdrawn by pat',
      'transferred by pat',
    ]);
  });
});
