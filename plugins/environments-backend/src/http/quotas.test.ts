import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Quota, QuotaEffect } from '@eks-environments/plugin-environments-common';
import { FakePlatform } from '../__testUtils__/FakePlatform';
import { openTestDatabase, supportedDatabases, until } from '../__testUtils__/operations';
import {
  as,
  asNobody,
  asService,
  created,
  startPortal,
  submission,
  type Portal,
} from '../__testUtils__/portal';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });
const teamA = 'owners/group/default/team-a';

describe.each(supportedDatabases)('Quotas (%s)', database => {
  let knex: Knex;
  let portal: Portal;
  let failing: Set<string>;
  let platform: FakePlatform;
  beforeEach(async () => {
    failing = new Set();
    platform = new FakePlatform();
    knex = await openTestDatabase(databases, database);
    portal = await startPortal({
      knex,
      platform,
      deed: async ({ operation }) => {
        if (failing.delete(operation.kind)) throw new Error('It went wrong');
      },
      environments: {
        lifecycle: { grace: { days: 5 } },
        quotas: {
          global: { nodes: 100 },
          owners: { 'group:default/engineering': { 'environments.temporary': 3 } },
          placements: { 'fake/eu-west-1': { 'usd-per-month': 10_000 } },
        },
      },
    });
  });
  afterEach(() => portal.stop());

  const set = (scope: string, limits: object) =>
    as(portal, 'pat').put(`/quotas/${scope}`).send({ limits });
  const use = async (scope: string, resource: string, who = 'pat') => {
    const { body } = await as(portal, who).get(`/quotas/usage?scope=${scope}`);
    return (body.quota as Quota).uses.find(one => one.resource === resource);
  };

  it('refuses what has no room, and says where, how much, who holds it and when it is free', async () => {
    expect((await set(teamA, { nodes: 8 })).status).toBe(200);
    const first = await created(portal, 'dana', submission({ nodes: 3, lifetime: 'P2D' }));
    const second = await created(portal, 'lee', submission({ nodes: 4, lifetime: 'P1D' }));
    await until(async () => {
      const { body } = await as(portal, 'dana').get(`/environments/${second.id}`);
      return body.status === 'ready';
    });

    const refused = await as(portal, 'dana')
      .post('/environments')
      .send(submission({ nodes: 2 }));
    expect([refused.status, refused.body.error.code]).toEqual([409, 'quota']);
    expect(refused.body.error.message).toBe(
      'team-a: 7 of 8 nodes are in use, and this asks for 2 more.',
    );
    const [effect] = refused.body.error.quotas as QuotaEffect[];
    expect(effect).toMatchObject({
      scope: teamA,
      resource: 'nodes',
      limit: 8,
      inUse: 7,
      asked: 2,
      exceeded: true,
      otherHolders: 0,
      freedAt: second.expiresAt,
    });
    expect(effect.holders.map(holder => [holder.environmentId, holder.amount])).toEqual([
      [second.id, 4],
      [first.id, 3],
    ]);
    expect(await knex('environments').count({ n: '*' }).first()).toEqual({
      n: database === 'SQLITE_3' ? 2 : '2',
    });

    // What was refused takes nothing: there is room for one node still.
    await created(portal, 'dana', submission({ nodes: 1 }));
    expect(await use(teamA, 'nodes')).toMatchObject({ inUse: 8, limit: 8, source: 'set' });
  });

  it('names no end that frees nothing as the moment at which enough is free', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) ids.push((await created(portal, 'dana', submission())).id);
    const alter = (i: number, given: object) =>
      knex('environments').where({ id: ids[i] }).update(given);
    const [ended, graceEndsAt] = [-1, 2].map(days =>
      new Date(Date.now() + days * 86_400_000).toISOString(),
    );
    await alter(0, { status: 'delete-failed', expires_at: ended });
    await alter(1, { deletion_protection: 1, expires_at: ended });
    await alter(2, { status: 'hibernated', expires_at: ended, grace_ends_at: graceEndsAt });
    const effectNow = async (): Promise<QuotaEffect> =>
      (await as(portal, 'dana').post('/environments').send(submission())).body.error.quotas[0];
    const { freedAt, holders } = await effectNow();
    expect(freedAt).toBe(graceEndsAt);
    expect(holders.find(({ environmentId }) => environmentId === ids[1])).toMatchObject({
      deletionProtection: true,
    });
    await alter(2, { deletion_protection: 1 });
    expect(await effectNow()).not.toHaveProperty('freedAt');
  });

  it('tells of a holder whose cost nobody knows without an amount, not as one that costs nothing', async () => {
    await set('placements/fake/eu-west-1', { 'usd-per-month': 'unlimited' });
    platform.hourly = undefined;
    const unpriced = await created(portal, 'dana', submission());
    platform.hourly = '0.1';
    await set(teamA, { 'usd-per-month': 10 });
    const { body } = await as(portal, 'dana').post('/environments').send(submission());
    const [{ resource, holders }] = body.error.quotas as QuotaEffect[];
    expect([resource, holders.map(holder => holder.environmentId)]).toEqual([
      'usd-per-month',
      [unpriced.id],
    ]);
    expect(holders[0]).not.toHaveProperty('amount');
  });

  it('names as holders only what the asker may read', async () => {
    await created(portal, 'dov', submission({ owner: 'group:default/team-b' }));
    await created(portal, 'dov', submission({ owner: 'group:default/team-b' }));
    const own = await created(portal, 'dana', submission());
    const { body } = await as(portal, 'dana').post('/environments').send(submission());
    const [effect] = body.error.quotas as QuotaEffect[];
    expect(effect).toMatchObject({
      scope: 'owners/group/default/engineering',
      inUse: 3,
      limit: 3,
      otherHolders: 2,
    });
    expect(effect.holders.map(holder => holder.environmentId)).toEqual([own.id]);
  });

  it('holds what an environment has through failure, and gives it back at every end', async () => {
    const held = async () => Number((await use('global', 'nodes'))?.inUse);
    const waiting = await created(portal, 'dana', submission({ nodes: 9 }));
    expect(await held()).toBe(9);
    await as(portal, 'dana').post(`/requests/${waiting.openRequestId}/withdraw`);
    expect(await held()).toBe(0);

    const rejected = await created(portal, 'dana', submission({ nodes: 9 }));
    await as(portal, 'lee')
      .post(`/requests/${rejected.openRequestId}/decisions`)
      .send({ decision: 'reject', digest: rejected.manifest.digest });
    expect(await held()).toBe(0);

    failing.add('create');
    const broken = await created(portal, 'dana', submission({ nodes: 3 }));
    const statusOf = async () =>
      (await as(portal, 'dana').get(`/environments/${broken.id}`)).body.status;
    await until(async () => (await statusOf()) === 'failed');
    expect(await held()).toBe(3);
    failing.add('delete');
    await as(portal, 'dana').delete(`/environments/${broken.id}`);
    await until(async () => (await statusOf()) === 'delete-failed');
    expect(await held()).toBe(3);
    await as(portal, 'dana').post(`/environments/${broken.id}/retry`);
    await until(async () => (await statusOf()) === 'deleted');
    expect(await held()).toBe(0);
    expect(await knex('quota_reservations')).toEqual([]);
  });

  it('limits what an owner has itself by default, not with the groups below it', async () => {
    await set('owners/group/default/engineering', { 'environments.temporary': 'unlimited' });
    for (let i = 0; i < 10; i++) await created(portal, 'dana', submission({ nodes: 1 }));
    const refused = await as(portal, 'dana').post('/environments').send(submission());
    expect(refused.body.error.quotas).toMatchObject([
      { scope: teamA, resource: 'environments.temporary', limit: 10, inUse: 10, asked: 1 },
    ]);
    expect(await use(teamA, 'environments.temporary')).toMatchObject({ source: 'default' });
    await as(portal, 'pat').delete('/quotas/owners/group/default/engineering');
    await set('owners/group/default/engineering', { nodes: 50 });
    expect(await use('owners/group/default/engineering', 'nodes')).toMatchObject({ inUse: 10 });
  });

  it('lets the page win over the configuration, keeps who set what, and goes back', async () => {
    const scope = 'owners/group/default/engineering';
    await created(portal, 'dana', submission());
    expect(await use(scope, 'environments.temporary')).toEqual({
      resource: 'environments.temporary',
      limit: 3,
      source: 'config',
      inUse: 1,
      total: 1,
    });
    const answer = await set(scope, { 'environments.temporary': 0, 'usd-per-month': 12.5 });
    expect(answer.body).toMatchObject({
      setBy: 'user:default/pat',
      limits: { 'usd-per-month': 12.5 },
    });
    // Below what is in use: it blocks, and touches nothing that runs.
    const refused = await as(portal, 'dana').post('/environments').send(submission());
    expect(refused.body.error.quotas).toHaveLength(2);
    expect(await use(scope, 'environments.temporary')).toMatchObject({ limit: 0, source: 'set' });

    const stale = await as(portal, 'pat')
      .put(`/quotas/${scope}`)
      .set('if-match', answer.body.etag.replace(/.{4}"$/, 'AAAA"'))
      .send({ limits: {} });
    expect([stale.status, stale.body.error.code]).toEqual([409, 'version']);
    const reset = await as(portal, 'pat')
      .delete(`/quotas/${scope}`)
      .set('if-match', answer.body.etag);
    expect(reset.body).toMatchObject({ limits: {} });
    expect(reset.body.setBy).toBeUndefined();
    expect(await use(scope, 'environments.temporary')).toMatchObject({
      limit: 3,
      source: 'config',
    });
    const { body } = await as(portal, 'pat').get(`/quotas/usage?scope=${scope}`);
    expect(
      body.changes.map((change: { by: string; after: object }) => [change.by, change.after]),
    ).toEqual([
      ['user:default/pat', {}],
      ['user:default/pat', { 'environments.temporary': 0, 'usd-per-month': 12.5 }],
    ]);
    expect(portal.audit.filter(event => event.eventId.startsWith('quota-'))).toMatchObject([
      { eventId: 'quota-set', ended: 'success' },
      { eventId: 'quota-set', ended: 'fail' },
      { eventId: 'quota-reset', ended: 'success' },
    ]);
  });

  it('shows people the scopes that cover them, and all to who may change them', async () => {
    await created(portal, 'dov', submission({ owner: 'group:default/team-b' }));
    await created(portal, 'dana', submission());
    const scopes = async (who: string, query = '') =>
      (await as(portal, who).get(`/quotas${query}`)).body.items.map((item: Quota) => item.scope);
    expect(await scopes('lee')).not.toContain('owners/user/default/dana');
    expect(await scopes('dana')).toEqual([
      'global',
      'owners/group/default/engineering',
      teamA,
      'owners/user/default/dana',
      'placements/fake/eu-west-1',
    ]);
    expect(await scopes('pat')).toContain('owners/group/default/team-b');
    expect(await scopes('pat', '?kind=owner&text=team-')).toEqual([
      teamA,
      'owners/group/default/team-a-leads',
      'owners/group/default/team-b',
    ]);
    const page = await as(portal, 'pat').get('/quotas?limit=2');
    expect(page.body.items).toHaveLength(2);
    const next = await as(portal, 'pat').get(
      `/quotas?limit=2&cursor=${page.body.pageInfo.nextCursor}`,
    );
    expect(next.body.items[0].scope).toBe(teamA);

    const others = await as(portal, 'dana').get('/quotas/usage?scope=owners/group/default/team-b');
    const unknown = await as(portal, 'dana').get('/quotas/usage?scope=owners/group/default/none');
    expect([others.status, unknown.status]).toEqual([404, 404]);
    expect(others.body.error).toEqual(unknown.body.error);
    // Whoever may set limits sees where none were ever set, and that there is no such owner.
    const own = await as(portal, 'pat').get('/quotas/usage?scope=owners/user/default/dana');
    expect([own.status, own.body.quota?.uses.length, own.body.holders]).toEqual([200, 6, []]);
    expect((await as(portal, 'pat').delete('/quotas/owners/user/default/dana')).status).toBe(200);
    const none = await as(portal, 'pat').get('/quotas/usage?scope=owners/group/default/none');
    expect(none.status).toBe(404);
    expect((await asService(portal).get('/quotas')).status).toBe(200);
    expect((await asNobody(portal).get('/quotas')).status).toBe(401);
  });

  it.each([
    ['dana', 403],
    ['lee', 403],
    ['pat', 200],
  ])('lets %s change limits or not: %i', async (who, status) => {
    const answer = await as(portal, who)
      .put(`/quotas/${teamA}`)
      .send({ limits: { nodes: 1 } });
    expect(answer.status).toBe(status);
    expect((await as(portal, who).delete('/quotas/global')).status).toBe(status);
    const service = await asService(portal).put('/quotas/global').send({ limits: {} });
    expect([service.status, service.body.error.code]).toEqual([403, 'person']);
  });

  it.each([
    ['global', { nodes: -1 }, 'limits/nodes'],
    ['global', { nodes: 1.5 }, 'limits/nodes'],
    ['global', { 'usd-per-month': 0.001 }, 'limits/usd-per-month'],
    ['global', { nodes: 'many' }, 'limits/nodes'],
    ['global', { gpus: 1 }, 'limits/gpus'],
    ['owners/group/default/none', { nodes: 1 }, 'owner'],
    ['owners/component/default/team-a', { nodes: 1 }, 'kind'],
    ['placements/other/eu-west-1', { nodes: 1 }, 'provider'],
    ['placements/fake/mars-1', { nodes: 1 }, 'region'],
  ])('refuses limits of %s that are none: %j', async (scope, limits, path) => {
    const { status, body } = await set(scope, limits);
    expect(status).toBe(400);
    expect(body.error.details[0].path).toBe(path);
    expect(await knex('quota_changes')).toEqual([]);
  });
});

describe('Quotas where permissions are switched off', () => {
  it('are changed by nobody', async () => {
    const portal = await startPortal({
      knex: await openTestDatabase(databases, 'SQLITE_3'),
      permissionsEnabled: false,
    });
    const answer = await as(portal, 'pat').put('/quotas/global').send({ limits: {} });
    expect([answer.status, answer.body.error.code]).toEqual([403, 'not-allowed']);
    await portal.stop();
  });
});
