import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import { FakeClock } from '../__testUtils__/FakeClock';
import { FakeProvider } from '../__testUtils__/FakeProvider';
import {
  insertEnvironment,
  openTestDatabase,
  supportedDatabases,
} from '../__testUtils__/operations';
import { noEnd } from '../database/columns';
import { insertReservations, type Amounts } from '../database/quotas/reservations';
import { ensureScopes } from '../database/quotas/scopes';
import type { EnvironmentRow, RequestRow } from '../database/tables';
import type { LifecycleConfig } from '../lifecycle/readLifecycleConfig';
import { effectsOf } from './effects';
import type { Share } from './shares';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });
const day = 86_400_000;
const clock = new FakeClock();
const inDays = (days: number) => new Date(clock.now().getTime() + days * day).toISOString();
const soon = inDays(0);

/** Why there is no room for one more. */
const full = (given: Partial<Share> & Pick<Share, 'inUse'>): Share => ({
  ...{ scope: 'global', resource: 'environments.temporary', own: false, exceeded: true },
  ...{ limit: given.inUse, asked: 1 },
  ...given,
});

describe.each(supportedDatabases)('Of a limit without room (%s)', id => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await openTestDatabase(databases, id);
    await ensureScopes(knex, ['global']);
  });
  afterEach(async () => {
    await knex('environments').delete();
  });

  /** Ready since ten days, for ten more; with one node. */
  const held = async (given: Partial<EnvironmentRow> = {}, amounts: Partial<Amounts> = {}) => {
    const row = await insertEnvironment(knex, {
      ...{ status: 'ready', lifetime: 20 * day },
      ...{ approved_at: inDays(-10), expires_at: inDays(10) },
      ...given,
    });
    const one = { nodes: 1, vcpu: 2, memory_mib: 1024, cost_per_month: 73_000_000 };
    await knex.transaction(tx =>
      insertReservations(tx, row.id, [{ scope: 'global', own: false }], {
        ...{ environments_temporary: 1, environments_permanent: 0 },
        ...one,
        ...amounts,
      }),
    );
    return row;
  };
  const explain = async (
    share: Share,
    given: { lifecycle?: Partial<LifecycleConfig>; hibernates?: boolean } = {},
  ) => {
    const { lifecycle, hibernates } = given;
    const provider = new FakeProvider({ hibernates });
    const [effect] = await effectsOf([share], 'all', {
      ...{ database: knex, clock, providers: new Map([[provider.id, provider]]) },
      config: {
        lifecycle: {
          ...{ maxLifetime: 30 * day, sweepInterval: 1_000, warnBefore: [] },
          holdForOpenRequest: false,
          ...lifecycle,
        },
      },
    });
    return effect;
  };
  const freedAt = async (...given: Parameters<typeof explain>) => (await explain(...given)).freedAt;

  it('so much is free as ends by then, and what is unknown or too much never is', async () => {
    await held({ expires_at: inDays(3) }, { nodes: 4 });
    await held({ expires_at: inDays(1) }, { nodes: 2 });
    const nodes = (asked: number | undefined, limit = 6) =>
      freedAt(full({ resource: 'nodes', inUse: 6, limit, asked }));
    expect(await nodes(1)).toBe(inDays(1));
    expect(await nodes(2)).toBe(inDays(1));
    expect(await nodes(3)).toBe(inDays(3));
    expect(await nodes(7)).toBeUndefined();
    expect(await nodes(undefined)).toBeUndefined();
    // Somebody has lowered it: all must go for one.
    expect(await nodes(1, 1)).toBe(inDays(3));
  });

  it('nothing is free by an end that frees nothing', async () => {
    await held({ status: 'delete-failed', expires_at: inDays(-2) });
    await held({ deletion_protection: 1, expires_at: inDays(-1) });
    await held({ deletion_protection: 1, expires_at: inDays(1) });
    await held({ deletion_protection: 1, grace_ends_at: inDays(1), expires_at: inDays(-1) });
    await held({ status: 'awaiting-approval', approved_at: null, expires_at: noEnd });
    expect(await freedAt(full({ inUse: 5 }))).toBeUndefined();

    await held({ status: 'hibernated', expires_at: inDays(-2), grace_ends_at: inDays(2) });
    expect(await freedAt(full({ inUse: 6 }))).toBe(inDays(2));
    expect(await freedAt(full({ inUse: 6, limit: 5 }))).toBeUndefined();
  });

  it.each<[string, Partial<EnvironmentRow>]>([
    ['is being deleted', { status: 'deleting' }],
    ['is to be deleted when what runs has stopped', { delete_requested_at: inDays(-1) }],
    ['has come to its end', { expires_at: inDays(-1) }],
    ['has come to the end of its grace', { expires_at: inDays(-3), grace_ends_at: inDays(-1) }],
  ])('what %s is free any moment', async (_, given) => {
    await held(given);
    expect(await freedAt(full({ inUse: 1 }))).toBe(soon);
  });

  it('nodes are free when they sleep, an environment when its grace has ended', async () => {
    const lifecycle = { grace: 5 * day };
    const environments = full({ inUse: 1 });
    const nodes = full({ resource: 'nodes', inUse: 1 });
    const { id: environmentId } = await held();
    expect(await freedAt(environments, { lifecycle })).toBe(inDays(15));
    expect(await freedAt(full({ resource: 'usd-per-month', inUse: 73 }), { lifecycle })).toBe(
      inDays(15),
    );
    expect(await freedAt(nodes, { lifecycle })).toBe(inDays(10));
    // No longer than it may live, and only where it can sleep.
    const short = { ...lifecycle, maxLifetime: 22 * day };
    expect(await freedAt(environments, { lifecycle: short })).toBe(inDays(12));
    expect(await freedAt(environments, { lifecycle, hibernates: false })).toBe(inDays(10));

    const row = knex('environments').where({ id: environmentId });
    await row.clone().update({ status: 'hibernating' });
    expect(await freedAt(nodes, { lifecycle })).toBe(soon);
    expect(await freedAt(environments, { lifecycle })).toBe(inDays(15));
    // It could not be put to sleep.
    await row.clone().update({
      ...{ status: 'ready', expires_at: inDays(-1), grace_ends_at: inDays(4) },
    });
    expect(await freedAt(nodes, { lifecycle })).toBe(inDays(4));
  });

  it('an end that an open request holds frees nothing before the longest lifetime is over', async () => {
    const row = await held({ expires_at: inDays(-1) });
    const request: Partial<RequestRow> = {
      ...{ id: randomUUID(), environment_id: row.id, kind: 'extend', status: 'open', version: 1 },
      ...{ requester: row.requester, submitted_by: row.requester, digest: 'sha256:0' },
      ...{ owner: row.owner, type: row.type, provider: row.provider, target: row.target },
      ...{ region: row.region, nodes: 1, via: 'page', footprint: '{}', approval: '{}' },
      created_at: soon,
    };
    await knex('environment_requests').insert(request);
    await knex('environments').where({ id: row.id }).update({ open_request_id: request.id });
    const lifecycle = { holdForOpenRequest: true };
    expect(await freedAt(full({ inUse: 1 }), { lifecycle })).toBe(inDays(20));
    expect(await freedAt(full({ inUse: 1 }))).toBe(soon);
    await knex('environment_requests').update({ kind: 'delete' });
    expect(await freedAt(full({ inUse: 1 }), { lifecycle })).toBe(soon);
  });

  it('a holder whose cost is unknown is told of without an amount', async () => {
    await held({ expires_at: inDays(1) }, { cost_per_month: null });
    const known = await held({ expires_at: inDays(2), deletion_protection: 1 });
    const effect = await explain(full({ resource: 'usd-per-month', inUse: 73, asked: 0.01 }));
    expect(effect.holders).toHaveLength(2);
    expect(effect.holders[0]).not.toHaveProperty('amount');
    expect(effect.holders[1]).toMatchObject({
      ...{ environmentId: known.id, amount: 73, expiresAt: inDays(2), deletionProtection: true },
    });
    expect(effect.freedAt).toBeUndefined();
  });
});
