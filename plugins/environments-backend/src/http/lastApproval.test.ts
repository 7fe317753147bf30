import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import { FakePlatform } from '../__testUtils__/FakePlatform';
import { openTestDatabase, supportedDatabases } from '../__testUtils__/operations';
import { as, created, startPortal, submission, type Portal } from '../__testUtils__/portal';
import {
  decide,
  eventsOf,
  expensive,
  heldBy,
  outcome,
  toldOf,
  withRules,
} from '../requests/__testUtils__/decisions';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });
const leads = 'group:default/team-a-leads';
const admins = 'group:default/platform-admins';

describe.each(supportedDatabases)('At the last approval (%s)', database => {
  let knex: Knex;
  let portal: Portal;
  let platform: FakePlatform;
  beforeAll(async () => {
    knex = await openTestDatabase(databases, database);
    platform = new FakePlatform();
    portal = await startPortal({
      knex,
      platform,
      environments: {
        ...withRules,
        quotas: {
          ...withRules.quotas,
          owners: { 'group:default/team-b': { 'usd-per-month': 800 } },
        },
      },
    });
  });
  beforeEach(() => Object.assign(platform, new FakePlatform()));
  afterAll(() => portal.stop());

  const read = async (who: string, path: string) => (await as(portal, who).get(path)).body;
  const ask = (who: string, body: Parameters<typeof submission>[0]) =>
    created(portal, who, submission(body));
  const statusOf = async ({ id }: { id: string }) =>
    (await read('pat', `/environments/${id}`)).status;
  /** All that is stored of it. */
  const stored = async ({ id }: { id: string }) =>
    Promise.all([
      knex('environments').where({ id }),
      knex('environment_requests').where({ environment_id: id }),
      knex('environment_events').where({ environment_id: id }),
      knex('quota_reservations').where({ environment_id: id }).orderBy('scope'),
    ]);

  it('rejects by itself what breaks a guardrail by now, and says which', async () => {
    const asked = await ask('dana', { nodes: 9 });
    const violation = { path: 'nodes', rule: 'nodes.most', message: 'At most 8 nodes.' };
    platform.violations = [violation];
    const answer = await decide(portal, 'lee', asked);
    expect(outcome(answer)).toBe('409 guardrail');
    expect(answer.body.error.details).toEqual([violation]);
    expect(await read('dana', `/requests/${asked.openRequestId}`)).toMatchObject({
      status: 'rejected',
      decisions: [],
    });
    expect(await statusOf(asked)).toBe('rejected');
    expect(await eventsOf(knex, asked)).toEqual(['requested by dana', 'rejected']);
    const [event] = (await read('dana', `/environments/${asked.id}/events`)).items;
    expect(event.message).toBe('Rejected by the portal: nodes: At most 8 nodes.');
    expect(await heldBy(knex, asked)).toEqual([]);
    expect(await toldOf(knex, asked)).toEqual([
      `approval-needed → ${leads}`,
      'request-rejected → user:default/dana',
    ]);
    expect(outcome(await decide(portal, 'lee', asked))).toBe('409 decided');
    const about = { requestId: asked.openRequestId, environmentId: asked.id };
    expect(portal.audit.slice(-3)).toMatchObject([
      {
        ...{ eventId: 'request-reject', severityLevel: 'medium', ended: 'success' },
        meta: {
          ...{ ...about, requester: 'user:default/dana', digest: asked.manifest.digest },
          ...{ via: 'portal', breaks: [{ path: 'nodes', rule: 'nodes.most' }] },
        },
      },
      { eventId: 'request-decide', ended: 'fail', meta: { code: 'guardrail' } },
      { eventId: 'request-decide', ended: 'fail', meta: { code: 'decided' } },
    ]);
  });

  it('does not look again for somebody who has decided before', async () => {
    const asked = await ask('dana', { nodes: expensive });
    await decide(portal, 'lee', asked);
    platform.violations = [{ path: 'nodes', rule: 'nodes.most', message: 'At most 8 nodes.' }];
    expect(outcome(await decide(portal, 'lee', asked))).toBe('409 decided');
    expect(await statusOf(asked)).toBe('awaiting-approval');
  });

  it('asks anew for what has become dearer than tolerated', async () => {
    const asked = await ask('dana', { nodes: expensive });
    const path = `/requests/${asked.openRequestId}`;
    const dearer = 1226.4;
    await decide(portal, 'lee', asked, { comment: 'Cheap enough' });
    platform.hourly = '0.12';
    const refused = await decide(portal, 'pat', asked).set('idempotency-key', `${database}-dear`);
    expect(outcome(refused)).toBe('409 changed');
    expect(refused.body.error.message).toContain(
      'It would cost 1226.40 USD a month at the most, not 1022.00 USD.',
    );
    const changed = await read('pat', path);
    expect(changed).toMatchObject({
      status: 'open',
      quorum: { needed: 2, given: 0 },
      price: { perMonth: { max: dearer } },
      // Nobody can ask the policy again for dana.
      approval: {
        reasons: ['When it was asked for: It has up to 13 nodes; up to 4 need no approval'],
      },
      decisions: [{ by: 'user:default/lee', comment: 'Cheap enough', void: true }],
      capabilities: { decide: true },
    });
    expect(changed.digest).not.toBe(asked.manifest.digest);
    expect(changed.manifest.digest).toBe(changed.digest);
    expect((await heldBy(knex, asked)).map(held => held.usd)).toEqual(Array(4).fill(dearer));
    expect(await eventsOf(knex, asked)).toEqual([
      'requested by dana',
      'approved by lee',
      'request-changed',
    ]);
    const told = [
      `approval-needed → ${admins},${leads}`,
      `request-changed → ${admins},${leads},user:default/lee`,
      'request-changed → user:default/dana',
    ];
    expect(await toldOf(knex, asked)).toEqual(told);

    expect(portal.audit.slice(-2)).toMatchObject([
      {
        ...{ eventId: 'request-change', severityLevel: 'medium', ended: 'success' },
        meta: {
          ...{ requestId: asked.openRequestId, via: 'portal' },
          ...{ digest: changed.digest, before: asked.manifest.digest },
        },
      },
      { eventId: 'request-decide', ended: 'fail', meta: { code: 'changed' } },
    ]);

    // It was no decision, so the key stands for none.
    const again = await decide(portal, 'pat', asked).set('idempotency-key', `${database}-dear`);
    expect(outcome(again)).toBe('409 digest');
    const { digest } = changed;
    const first = await decide(portal, 'lee', asked, { digest });
    expect(first.body).toMatchObject({ status: 'open', quorum: { given: 1 } });
    expect(first.body.decisions).toMatchObject([{ void: true }, { by: 'user:default/lee' }]);
    const last = await decide(portal, 'pat', asked, { digest });
    expect(last.body).toMatchObject({
      status: 'approved',
      price: { perMonth: { max: dearer } },
    });
    const [row] = await knex('environments').where({ id: asked.id });
    expect([row.digest, Number(row.cost_per_month)]).toEqual([digest, dearer * 1_000_000]);
    expect(await toldOf(knex, asked)).toEqual([
      told[0],
      'request-approved → user:default/dana',
      ...told.slice(1),
    ]);
  });

  it('nominates anew where another rule matches by now', async () => {
    const asked = await ask('dana', { nodes: 9 });
    const path = `/requests/${asked.openRequestId}`;
    expect(await read('lee', path)).toMatchObject({ rule: 'Team A', quorum: { needed: 1 } });
    platform.hourly = '0.15';
    expect(outcome(await decide(portal, 'lee', asked))).toBe('409 changed');
    const changed = await read('lee', path);
    expect(changed).toMatchObject({ rule: 'Expensive', quorum: { needed: 2, given: 0 } });
    expect(changed.approvers.sort()).toEqual([admins, leads]);
    expect(await toldOf(knex, asked)).toEqual([
      `approval-needed → ${leads}`,
      `request-changed → ${admins},${leads}`,
      'request-changed → user:default/dana',
    ]);
    const { digest } = changed;
    await decide(portal, 'lee', asked, { digest });
    expect(await statusOf(asked)).toBe('awaiting-approval');
    expect((await decide(portal, 'pat', asked, { digest })).body.status).toBe('approved');
  });

  it('goes on with what costs little more, at the price that was seen', async () => {
    const asked = await ask('dana', { nodes: 9 });
    platform.hourly = '0.109';
    const answer = await decide(portal, 'lee', asked);
    expect(answer.body).toMatchObject({
      status: 'approved',
      digest: asked.manifest.digest,
      price: { perMonth: { max: 730 } },
    });
  });

  it('asks anew where the platform makes something else of the manifest', async () => {
    const asked = await ask('dana', { nodes: 9 });
    platform.tag = 'cost-center';
    expect(outcome(await decide(portal, 'lee', asked))).toBe('409 changed');
    const changed = await read('lee', `/requests/${asked.openRequestId}`);
    expect(changed.manifest.effective).toContain('cost-center');
    expect((await read('dana', `/environments/${asked.id}`)).manifest).toEqual(changed.manifest);
    platform.tag = 'billing-code';
    expect(outcome(await decide(portal, 'lee', asked, { digest: changed.digest }))).toBe(
      '409 changed',
    );
    const { digest, approval } = await read('lee', `/requests/${asked.openRequestId}`);
    expect(approval.reasons).toEqual([expect.stringMatching(/^When it was asked for: It has/)]);
    const answer = await decide(portal, 'lee', asked, { digest });
    expect(answer.body.status).toBe('approved');
  });

  it('changes nothing where there is no room for what it is by now, and tells who asked, once', async () => {
    const asked = await ask('dov', { owner: 'group:default/team-b', nodes: 9 });
    const before = await stored(asked);
    platform.hourly = '0.12';
    const answer = await decide(portal, 'pat', asked);
    expect(outcome(answer)).toBe('409 quota');
    expect(answer.body.error.quotas).toMatchObject([
      { scope: 'owners/group/default/team-b', resource: 'usd-per-month', limit: 800, asked: 876 },
    ]);
    expect(outcome(await decide(portal, 'pat', asked))).toBe('409 quota');
    expect(await stored(asked)).toEqual(before);
    expect(await toldOf(knex, asked)).toEqual([
      'approval-needed → group:default/platform-admins,group:default/team-b',
      'request-changed → group:default/platform-admins,user:default/dov',
    ]);
    const [{ body }] = await knex('outbox_messages').where({
      environment_id: asked.id,
      event: 'request-changed',
    });
    const { title, text } = JSON.parse(body);
    expect(title).toMatch(/^There is no room for env-\d+ any more$/);
    expect(text.split('\n')).toEqual([
      'It would cost 876.00 USD a month at the most, not 730.00 USD.',
      'team-b: 0.00 of 800.00 USD a month are in use, and this asks for 876.00 more.',
      'Nobody can approve it until there is room.',
    ]);
  });

  it.each(['owner', 'requester'])(
    'approves nothing of an %s that the catalog has no more',
    async role => {
      const asked = await ask('dana', { nodes: 9 });
      const gone = role === 'owner' ? 'group:default/gone' : 'user:default/gone';
      await knex('environments')
        .where({ id: asked.id })
        .update({ [role]: gone });
      await knex('environment_requests')
        .where({ environment_id: asked.id })
        .update({ [role]: gone });
      const before = await stored(asked);
      const answer = await decide(portal, 'lee', asked);
      expect(outcome(answer)).toBe('409 owner-missing');
      expect(answer.body.error.message).toContain(gone);
      expect(await stored(asked)).toEqual(before);
      const rejected = await decide(portal, 'lee', asked, { decision: 'reject' });
      expect(rejected.body.status).toBe('rejected');
    },
  );
});
