import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Estimate } from '@eks-environments/plugin-environments-common';
import { openTestDatabase, supportedDatabases, until } from '../__testUtils__/operations';
import {
  as,
  asService,
  created,
  startPortal,
  submission,
  type Portal,
} from '../__testUtils__/portal';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });

describe.each(supportedDatabases)('Estimates (%s)', database => {
  let knex: Knex;
  let portal: Portal;
  beforeAll(async () => {
    knex = await openTestDatabase(databases, database);
    portal = await startPortal({
      knex,
      environments: { quotas: { owners: { 'group:default/team-a': { nodes: 5 } } } },
    });
  });
  afterAll(() => portal.stop());

  const estimate = async (who: string, body: object): Promise<Estimate> => {
    const answer = await as(portal, who).post('/estimates').send(body);
    expect(answer.status).toBe(200);
    return answer.body;
  };

  it('tells what a create then costs, takes and needs, and stores nothing', async () => {
    const body = submission({ nodes: 5 });
    const before = await estimate('dana', body);
    expect(await knex('environments')).toEqual([]);
    expect(await knex('quota_reservations')).toEqual([]);
    expect(before).toMatchObject({
      acceptable: true,
      violations: [],
      footprint: { nodes: 5 },
      // A control plane and five nodes at 0.1 USD an hour each.
      price: {
        perHour: { min: 0.6, max: 0.6 },
        perMonth: { min: 438, max: 438 },
        lifetime: { min: 14.4, max: 14.4 },
        unknown: [],
      },
      approval: { required: true, approvers: ['group:default/team-a-leads'] },
    });
    expect(before.approval?.reasons).toEqual(['It has up to 5 nodes; up to 4 need no approval']);
    expect(before.quotas.map(one => [one.scope, one.resource, one.inUse, one.asked])).toEqual([
      ['owners/group/default/team-a', 'environments.temporary', 0, 1],
      ['owners/group/default/team-a', 'nodes', 0, 5],
    ]);

    const made = await created(portal, 'dana', body);
    const request = (await as(portal, 'lee').get(`/requests/${made.openRequestId}`)).body;
    expect(request.price).toEqual(before.price);
    // It has them already, whatever the limit is by now.
    expect(request.quotas).toEqual(before.quotas.map(one => ({ ...one, reserved: true })));
    const inbox = (await as(portal, 'lee').get('/requests?view=decide')).body;
    expect(inbox.items[0].quotas).toEqual(request.quotas);
    expect(made.cost).toEqual({
      estimate: before.price,
      atEnd: before.price?.lifetime,
      asleepPerMonth: { min: 73, max: 73 },
    });
    const after = await estimate('dana', submission({ nodes: 1 }));
    expect(after).toMatchObject({ acceptable: false, approval: { required: false } });
    expect(after.quotas.find(one => one.exceeded)).toMatchObject({
      resource: 'nodes',
      holders: [{ environmentId: made.id, amount: 5 }],
      otherHolders: 0,
    });
    await as(portal, 'dana').post(`/requests/${made.openRequestId}/withdraw`);
    const withdrawn = (await as(portal, 'dana').get(`/environments/${made.id}`)).body;
    expect(withdrawn.cost).toEqual({ estimate: before.price });
  });

  it('says everything that is wrong with it, as an answer and not as an error', async () => {
    const taken = await created(portal, 'dana', submission({ nodes: 1 }));
    const again = await estimate('dana', submission({ named: taken.name }));
    expect(again).toMatchObject({
      acceptable: false,
      violations: [{ path: 'name', rule: 'name.taken' }],
      price: {},
    });
    const wrong = await estimate('dana', {
      ...submission({ named: 'x' }),
      lifetime: 'P1000D',
      owner: 'group:default/none',
    });
    expect(wrong).toMatchObject({ acceptable: false, quotas: [] });
    expect(wrong.violations.map(({ path }) => path)).toEqual(['lifetime', 'owner', 'name']);
    expect(wrong.price).toBeUndefined();
  });

  it('is for who may create, and is refused what is no request', async () => {
    const others = await as(portal, 'dov').post('/estimates').send(submission());
    expect([others.status, others.body.error.code]).toEqual([403, 'not-allowed']);
    expect((await asService(portal).post('/estimates').send(submission())).status).toBe(403);
    const unknown = await as(portal, 'dana')
      .post('/estimates')
      .send({ ...submission(), more: 1 });
    expect([unknown.status, unknown.body.error.details[0].path]).toEqual([400, 'more']);
    const long = await as(portal, 'dana')
      .post('/estimates')
      .send(submission({ manifest: 'ü'.repeat(40_000) }));
    expect([long.status, long.body.error.details[0].rule]).toEqual([400, 'manifest.size']);
  });

  it('counts what runs from its start to its deletion', async () => {
    const made = await created(portal, 'dana', submission({ nodes: 1 }));
    const read = async () => (await as(portal, 'dana').get(`/environments/${made.id}`)).body;
    await until(async () => (await read()).status === 'ready');
    const started = new Date(Date.now() - 10 * 3_600_000).toISOString();
    await knex('environments').where({ id: made.id }).update({ started_at: started });
    const { cost } = await read();
    // 0.2 USD an hour for ten hours.
    expect(cost.since).toBe(started);
    expect(cost.soFar.min).toBeGreaterThanOrEqual(2);
    expect(cost.soFar.max).toBeLessThan(2.1);
    expect(cost.atEnd.max).toBeGreaterThan(cost.soFar.max);
    await as(portal, 'dana').delete(`/environments/${made.id}`);
    await until(async () => (await read()).status === 'deleted');
    const { cost: final } = await read();
    expect(final.atEnd).toEqual(final.soFar);
  });
});
