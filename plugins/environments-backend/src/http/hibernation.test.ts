import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import { OperationFailedError } from '@eks-environments/plugin-environments-node';
import { FakePlatform } from '../__testUtils__/FakePlatform';
import { untilAborted, type Deed } from '../__testUtils__/FakeProvider';
import { openTestDatabase, supportedDatabases, until } from '../__testUtils__/operations';
import { as, created, startPortal, submission, type Portal } from '../__testUtils__/portal';
import { eventsOf, outcome } from '../requests/__testUtils__/decisions';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });
const teamA = 'owners/group/default/team-a';
const hour = 3_600_000;
/** A node and a control plane cost 0.1 USD an hour each; the latter also asleep. */
const whole = { environments: 1, nodes: 4, vcpu: 8, memory: 32, usd: 365 };
const asleep = { environments: 1, nodes: 0, vcpu: 0, memory: 0, usd: 73 };

describe.each(supportedDatabases)('Hibernation (%s)', database => {
  let knex: Knex;
  let portal: Portal;
  let deeds: Partial<Record<string, Deed>>;
  const platform = new FakePlatform();
  beforeAll(async () => {
    knex = await openTestDatabase(databases, database);
    portal = await startPortal({
      knex,
      platform,
      deed: async context => deeds[context.operation.kind]?.(context),
      environments: {
        operations: { pollInterval: '50 ms', leaseDuration: { seconds: 4 } },
        lifecycle: { maxLifetime: { days: 10 }, grace: { days: 5 } },
        quotas: { owners: { 'group:default/team-a': { nodes: 6 } } },
      },
    });
  });
  beforeEach(() => {
    deeds = {};
    Object.assign(platform, new FakePlatform());
  });
  afterEach(async () => {
    deeds = {};
    for (const { id } of (await as(portal, 'pat').get('/environments')).body.items) {
      await as(portal, 'pat').delete(`/environments/${id}`);
    }
    await until(async () => (await as(portal, 'pat').get('/environments')).body.items.length === 0);
  });
  afterAll(() => portal.stop());

  interface Named {
    id: string;
  }
  const read = async ({ id }: Named) => (await as(portal, 'dana').get(`/environments/${id}`)).body;
  const becomes = (environment: Named, status: string) =>
    until(async () => {
      const now = await read(environment);
      return now.status === status && now;
    });
  const post = ({ id }: Named, what: string, who = 'dana') =>
    as(portal, who).post(`/environments/${id}/${what}`);
  const ready = async (given: Parameters<typeof submission>[0] = {}) =>
    becomes(await created(portal, 'dana', submission({ nodes: 4, ...given })), 'ready');
  const hibernated = async () => {
    const environment = await ready();
    expect(outcome(await post(environment, 'hibernate'))).toBe('202');
    return becomes(environment, 'hibernated');
  };
  /** What it holds of its owner's quota. */
  const held = async ({ id }: Named) => {
    const row = await knex('quota_reservations')
      .where({ environment_id: id, scope: teamA })
      .first();
    return (
      row && {
        environments: row.environments_temporary,
        nodes: row.nodes,
        vcpu: row.vcpu,
        memory: Number(row.memory_mib) / 1024,
        usd: Number(row.cost_per_month) / 1_000_000,
      }
    );
  };
  const kinds = ({ id }: Named) =>
    portal.provider.calls
      .filter(({ environment }) => environment.id === id)
      .map(({ operation }) => operation.kind);
  const told = async ({ id }: Named) => {
    const rows = await knex('outbox_messages').where({ environment_id: id });
    return rows.map(({ event, recipients }) => `${event} → ${JSON.parse(recipients).sort()}`);
  };
  const failing = (what: string) => async () => {
    throw new OperationFailedError({
      class: 'capacity',
      message: `No room to ${what}`,
      advice: 'Try again',
      retryable: true,
    });
  };
  /** A deed that waits until it is let go. */
  const gate = () => {
    let open = () => {};
    const opened = new Promise<void>(resolve => {
      open = resolve;
    });
    return { deed: () => opened, open: () => open() };
  };

  it('is told of beforehand where it follows the end', async () => {
    const environment = await ready();
    expect(environment).toMatchObject({ grace: 'P5D' });
    // A day awake, but for the moment before its creation began, and five days asleep.
    expect(environment.cost.atEnd.max).toBeCloseTo(24, 2);
    await as(portal, 'dana')
      .patch(`/environments/${environment.id}`)
      .send({ deletionProtection: true });
    expect((await read(environment)).cost).not.toHaveProperty('atEnd');
    await as(portal, 'dana')
      .patch(`/environments/${environment.id}`)
      .send({ deletionProtection: false });
    const graceOf = async (set: object) => {
      await knex('environments').where({ id: environment.id }).update(set);
      return (await read(environment)).grace;
    };
    expect(await graceOf({ status: 'failed' })).toBeUndefined();
    expect(await graceOf({ status: 'ready', lifetime: null })).toBeUndefined();
  });

  it('gives nodes back to the quotas once they are gone, and takes them again to wake', async () => {
    const environment = await ready();
    expect(environment).toMatchObject({ capabilities: { hibernate: true, wake: false } });
    const { deed, open } = gate();
    deeds.hibernate = deed;
    const queued = await post(environment, 'hibernate');
    expect([queued.status, queued.body.status]).toEqual([202, 'hibernating']);
    expect(queued.body).toMatchObject({ currentOperationId: expect.any(String) });
    await until(() => kinds(environment).includes('hibernate'));
    expect(await held(environment)).toEqual(whole);
    open();
    const sleeping = await becomes(environment, 'hibernated');
    expect(await held(environment)).toEqual(asleep);
    expect(sleeping).toMatchObject({
      asleepSince: expect.any(String),
      capabilities: { hibernate: false, wake: true, access: false, delete: true },
    });

    const other = await ready({ nodes: 3 });
    const refused = await post(environment, 'wake');
    expect(outcome(refused)).toBe('409 quota');
    expect(refused.body.error.message).toBe(
      'team-a: 3 of 6 nodes are in use, and this asks for 4 more.',
    );
    expect(refused.body.error.quotas).toMatchObject([
      {
        ...{ scope: teamA, resource: 'nodes', limit: 6, inUse: 3, asked: 4, exceeded: true },
        holders: [{ environmentId: other.id, amount: 3 }],
      },
    ]);
    const { status, etag } = await read(environment);
    expect([status, etag]).toEqual(['hibernated', sleeping.etag]);
    expect(await held(environment)).toEqual(asleep);

    await as(portal, 'dana').delete(`/environments/${other.id}`);
    await becomes(other, 'deleted');
    const wake = gate();
    deeds.wake = wake.deed;
    const waking = await post(environment, 'wake');
    expect([waking.status, waking.body.status]).toEqual([202, 'waking']);
    expect(waking.body.asleepSince).toBeUndefined();
    expect(await held(environment)).toEqual(whole);
    wake.open();
    const awake = await becomes(environment, 'ready');
    expect(awake).toMatchObject({ readyAt: environment.readyAt, expiresAt: environment.expiresAt });
    expect(awake.currentOperationId).toBeUndefined();
    expect(await eventsOf(knex, environment)).toEqual([
      ...['requested by dana', 'queued', 'started', 'ready'],
      ...['hibernation-queued by dana', 'started', 'hibernated'],
      ...['wake-queued by dana', 'started', 'woken'],
    ]);
    // Who did it knows.
    expect(await told(environment)).toEqual([
      'environment-ready → group:default/team-a,user:default/dana',
      'environment-hibernated → group:default/team-a',
      'environment-woken → group:default/team-a',
    ]);
    expect(portal.audit.map(({ eventId, ended }) => `${eventId} ${ended}`)).toEqual(
      expect.arrayContaining([
        'environment-hibernate success',
        'environment-wake fail',
        'environment-wake success',
      ]),
    );
  });

  it('asks of a wake only room for what it takes more', async () => {
    const environment = await hibernated();
    const set = (limits: object) => as(portal, 'pat').put(`/quotas/${teamA}`).send({ limits });
    await set({ 'environments.temporary': 0, nodes: 4 });
    expect(outcome(await post(environment, 'wake'))).toBe('202');
    await becomes(environment, 'ready');
    await as(portal, 'pat').delete(`/quotas/${teamA}`);
  });

  it('that fails leaves it ready, with all that it holds, and says why', async () => {
    const environment = await ready();
    deeds.hibernate = failing('hibernate');
    await post(environment, 'hibernate');
    const awake = await becomes(environment, 'ready');
    expect(awake).toMatchObject({
      lastError: { class: 'capacity', message: 'No room to hibernate' },
      capabilities: { hibernate: true, retry: false },
    });
    expect(awake.asleepSince).toBeUndefined();
    expect(await held(environment)).toEqual(whole);
    expect(await told(environment)).toContain(
      'environment-failed → group:default/team-a,user:default/dana',
    );
    deeds = {};
    await post(environment, 'hibernate');
    expect((await becomes(environment, 'hibernated')).lastError).toBeUndefined();
  });

  it('that finds it deleted outside leaves it failed, and nothing but its deletion to be asked for', async () => {
    const environment = await ready();
    deeds.hibernate = async () => {
      throw new OperationFailedError({
        class: 'lost',
        message: 'It was deleted outside the portal',
        advice: 'Delete this environment and ask for a new one.',
        retryable: false,
      });
    };
    await post(environment, 'hibernate');
    expect(await becomes(environment, 'failed')).toMatchObject({
      lastError: { class: 'lost' },
      capabilities: { access: false, hibernate: false, retry: false, delete: true },
    });
    expect((await eventsOf(knex, environment)).slice(-1)).toEqual(['failed']);
    const [{ body }] = await knex('outbox_messages').where({
      environment_id: environment.id,
      event: 'environment-failed',
    });
    expect(JSON.parse(body).text).not.toContain('awake');
    expect(outcome(await post(environment, 'retry'))).toBe('409 status');
    await as(portal, 'dana').delete(`/environments/${environment.id}`);
    await becomes(environment, 'deleted');
  });

  it('ends with a wake that fails keeping its share, and a retry wakes it, whatever a creation had to obey', async () => {
    const environment = await hibernated();
    deeds.wake = failing('wake');
    await post(environment, 'wake');
    const failed = await becomes(environment, 'failed');
    expect(failed).toMatchObject({
      lastError: { message: 'No room to wake' },
      capabilities: { retry: true, wake: false },
    });
    expect(failed.asleepSince).toBeUndefined();
    expect(await held(environment)).toEqual(whole);
    deeds = {};
    platform.violations = [{ path: 'nodes', rule: 'nodes.most', message: 'At most 3 nodes.' }];
    const retried = await post(environment, 'retry');
    expect([retried.status, retried.body.status]).toEqual([202, 'waking']);
    await becomes(environment, 'ready');
    expect(kinds(environment)).toEqual(['create', 'hibernate', 'wake', 'wake']);
    expect(await held(environment)).toEqual(whole);
  });

  it('keeps nothing from being deleted: asleep, on its way there or back, begun or not', async () => {
    const deleted = async (environment: Named) => {
      expect((await as(portal, 'dana').delete(`/environments/${environment.id}`)).status).toBe(202);
      expect((await becomes(environment, 'deleted')).asleepSince).toBeUndefined();
      expect(await held(environment)).toBeUndefined();
      expect(await told(environment)).toContain('environment-deleted → group:default/team-a');
      return kinds(environment);
    };
    expect(await deleted(await hibernated())).toEqual(['create', 'hibernate', 'delete']);

    const onItsWay = await ready();
    deeds.hibernate = untilAborted;
    await post(onItsWay, 'hibernate');
    await until(() => kinds(onItsWay).includes('hibernate'));
    expect(await deleted(onItsWay)).toEqual(['create', 'hibernate', 'delete']);

    deeds = {};
    const back = await hibernated();
    deeds.wake = untilAborted;
    await post(back, 'wake');
    await until(() => kinds(back).includes('wake'));
    expect(await deleted(back)).toEqual(['create', 'hibernate', 'wake', 'delete']);
  });

  it('is refused by status, after the end, and to those who may not change it', async () => {
    deeds.create = untilAborted;
    const creating = await created(portal, 'dana', submission({ nodes: 1 }));
    expect(outcome(await post(creating, 'hibernate'))).toBe('409 status');
    expect(outcome(await post(creating, 'wake'))).toBe('409 status');
    deeds = {};
    const environment = await ready();
    expect(outcome(await post(environment, 'wake'))).toBe('409 status');
    expect(outcome(await post(environment, 'hibernate', 'dov'))).toBe('404 not-found');
    expect(outcome(await post(environment, 'hibernate'))).toBe('202');
    await becomes(environment, 'hibernated');
    expect(outcome(await post(environment, 'hibernate'))).toBe('409 status');
    const graceEnds = new Date(Date.now() + hour).toISOString();
    await knex('environments').where({ id: environment.id }).update({ grace_ends_at: graceEnds });
    expect(await read(environment)).toMatchObject({
      graceEndsAt: graceEnds,
      capabilities: { wake: false, delete: true },
    });
    expect(outcome(await post(environment, 'wake'))).toBe('409 expired');

    // Its end has come, and nobody has looked yet.
    const ended = new Date(Date.now() - 1).toISOString();
    const set = (columns: object) =>
      knex('environments').where({ id: environment.id }).update(columns);
    await set({ grace_ends_at: null, expires_at: ended });
    expect((await read(environment)).capabilities.wake).toBe(false);
    expect(outcome(await post(environment, 'wake'))).toBe('409 expired');
    await set({ status: 'failed' });
    expect((await read(environment)).capabilities.retry).toBe(false);
    expect(outcome(await post(environment, 'retry'))).toBe('409 status');
    await set({ status: 'hibernated', deletion_protection: 1 });
    expect((await read(environment)).capabilities.wake).toBe(true);
    expect(outcome(await post(environment, 'wake'))).toBe('202');
    await set({ deletion_protection: 0 });
  });

  it('is done once for each Idempotency-Key', async () => {
    const environment = await ready();
    const key = `${database}-hibernate`;
    expect(outcome(await post(environment, 'hibernate').set('idempotency-key', key))).toBe('202');
    await becomes(environment, 'hibernated');
    const again = await post(environment, 'hibernate').set('idempotency-key', key);
    expect([again.status, again.get('idempotent-replayed')]).toEqual([202, 'true']);
    expect(kinds(environment)).toEqual(['create', 'hibernate']);
  });

  it('costs to the cent what was billed, awake and asleep', async () => {
    const environment = await hibernated();
    const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();
    await knex('environments')
      .where({ id: environment.id })
      .update({ started_at: ago(100 * hour), asleep_for: 30 * hour, asleep_since: ago(10 * hour) });
    const { cost } = await read(environment);
    // 60 hours of 0.5 USD, and 40 of 0.1.
    expect(cost.soFar.max).toBeCloseTo(34, 2);
    expect(cost.asleepPerMonth).toEqual({ min: 73, max: 73 });
    await post(environment, 'wake');
    await becomes(environment, 'ready');
    const row = await knex('environments').where({ id: environment.id }).first();
    expect(Number(row.asleep_for) / hour).toBeCloseTo(40, 2);
    expect((await read(environment)).cost.soFar.max).toBeCloseTo(34, 2);
  });
});

describe('Hibernation by a provider that cannot', () => {
  it('is refused', async () => {
    const knex = await openTestDatabase(databases, 'SQLITE_3');
    const portal = await startPortal({ knex, hibernates: false });
    const { id } = await created(portal, 'dana', submission());
    const dana = as(portal, 'dana');
    const ready = await until(async () => {
      const { body } = await dana.get(`/environments/${id}`);
      return body.status === 'ready' && body;
    });
    expect(ready).toMatchObject({ capabilities: { hibernate: false, wake: false } });
    expect(ready.cost.asleepPerMonth).toBeUndefined();
    expect(outcome(await dana.post(`/environments/${id}/hibernate`))).toBe('409 hibernation');
    await portal.stop();
  });
});
