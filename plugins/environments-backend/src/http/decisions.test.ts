import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
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

describe.each(supportedDatabases)('Decisions (%s)', database => {
  let knex: Knex;
  let portal: Portal;
  beforeAll(async () => {
    knex = await openTestDatabase(databases, database);
    portal = await startPortal({ knex, environments: withRules });
  });
  afterAll(() => portal.stop());

  const read = async (who: string, path: string) => (await as(portal, who).get(path)).body;
  const ask = (who: string, body: Parameters<typeof submission>[0]) =>
    created(portal, who, submission(body));
  const runs = () => portal.provider.calls.map(({ environment }) => environment.id);

  it('waits until as many different people have approved as the rule asks for', async () => {
    const asked = await ask('dana', { nodes: expensive });
    const path = `/requests/${asked.openRequestId}`;
    expect(await read('lee', path)).toMatchObject({
      rule: 'Expensive',
      quorum: { needed: 2, given: 0 },
    });
    const first = await decide(portal, 'lee', asked, { comment: 'For the fair' });
    expect(outcome(first)).toBe('200');
    expect(first.body).toMatchObject({
      status: 'open',
      quorum: { needed: 2, given: 1 },
      decisions: [{ by: 'user:default/lee', decision: 'approve', comment: 'For the fair' }],
      capabilities: { decide: false },
    });
    expect(outcome(await decide(portal, 'lee', asked))).toBe('409 decided');
    expect(outcome(await decide(portal, 'lee', asked, { decision: 'reject' }))).toBe('409 decided');
    expect(await read('pat', path)).toMatchObject({
      quorum: { given: 1 },
      capabilities: { decide: true },
    });
    expect(await read('dana', `/environments/${asked.id}`)).toMatchObject({
      status: 'awaiting-approval',
    });
    expect(runs()).not.toContain(asked.id);
    expect(await eventsOf(knex, asked)).toEqual(['requested by dana', 'approved by lee']);
    expect(await toldOf(knex, asked)).toEqual([`approval-needed → ${admins},${leads}`]);

    const last = await decide(portal, 'pat', asked, { comment: 'Until Friday' });
    expect(last.body).toMatchObject({ status: 'approved', quorum: { needed: 2, given: 2 } });
    const [, , approval] = (await read('dana', `/environments/${asked.id}/events?limit=100`)).items
      .reverse()
      .filter(({ kind }: { kind: string }) => kind !== 'started' && kind !== 'ready');
    expect(approval).toMatchObject({
      status: 'queued',
      message: 'Approved; the creation is queued: Until Friday',
    });
    expect(outcome(await decide(portal, 'pat', asked))).toBe('409 decided');
    expect(await toldOf(knex, asked)).toEqual([
      `approval-needed → ${admins},${leads}`,
      'request-approved → user:default/dana',
    ]);
  });

  it('ends at the first reject, however many have approved, and gives back what it held', async () => {
    const asked = await ask('dana', { nodes: expensive });
    expect(await heldBy(knex, asked)).not.toEqual([]);
    await decide(portal, 'lee', asked);
    const rejected = await decide(portal, 'pat', asked, { decision: 'reject', comment: 'Too big' });
    expect(rejected.body).toMatchObject({ status: 'rejected', quorum: { given: 1 } });
    expect(await read('dana', `/environments/${asked.id}`)).toMatchObject({ status: 'rejected' });
    expect(await heldBy(knex, asked)).toEqual([]);
    expect(await eventsOf(knex, asked)).toEqual([
      'requested by dana',
      'approved by lee',
      'rejected by pat',
    ]);
    expect(await toldOf(knex, asked)).toEqual([
      `approval-needed → ${admins},${leads}`,
      'request-rejected → user:default/dana',
    ]);
    expect(runs()).not.toContain(asked.id);
  });

  it('tells those who were asked that a request was taken back, once', async () => {
    const asked = await ask('dana', { owner: 'user:default/dana', nodes: expensive });
    const path = `/requests/${asked.openRequestId}/withdraw`;
    expect(outcome(await as(portal, 'lee').post(path))).toBe('403 not-allowed');
    expect(await read('dana', `/environments/${asked.id}`)).toMatchObject({
      status: 'awaiting-approval',
    });
    for (const replayed of [undefined, 'true']) {
      const answer = await as(portal, 'dana').post(path).set('idempotency-key', `${database}-back`);
      expect([answer.status, answer.get('idempotent-replayed')]).toEqual([200, replayed]);
    }
    expect(outcome(await as(portal, 'dana').post(path))).toBe('409 decided');
    expect(outcome(await decide(portal, 'lee', asked))).toBe('409 decided');
    expect(await heldBy(knex, asked)).toEqual([]);
    expect(await toldOf(knex, asked)).toEqual([
      `approval-needed → ${admins},${leads}`,
      `request-withdrawn → ${admins},${leads}`,
    ]);
  });

  it('nominates by the first rule that matches', async () => {
    const permanent = { type: 'permanent', lifetime: undefined } as const;
    const owned = (name: string) => ({ owner: `group:default/${name}`, nodes: 9 });
    const cases = [
      ['dov', { ...owned('team-b'), ...permanent, nodes: expensive }, 'Expensive', 2, leads],
      ['dov', { ...owned('team-b'), ...permanent }, 'Permanent', 1, 'group:default/engineering'],
      ['dov', owned('team-b'), 'Team B', 1, 'group:default/team-b'],
      ['dana', owned('team-a'), 'Team A', 1, leads],
    ] as const;
    for (const [who, body, rule, needed, approver] of cases) {
      const { openRequestId } = await ask(who, body);
      const request = await read(who, `/requests/${openRequestId}`);
      expect(request).toMatchObject({ rule, quorum: { needed, given: 0 } });
      expect(request.approvers).toContain(approver);
    }
    const own = await ask('dana', { owner: 'user:default/dana', nodes: 9 });
    const unmatched = await read('dana', `/requests/${own.openRequestId}`);
    expect(unmatched).toMatchObject({ approvers: [], quorum: { needed: 1, given: 0 } });
    expect(unmatched.rule).toBeUndefined();
    expect(await toldOf(knex, own)).toEqual([`approval-needed → ${admins}`]);
  });

  it('lists what one may decide and has not decided yet, and what one has asked for', async () => {
    const asked = await ask('dana', { nodes: expensive });
    const own = await ask('lee', { nodes: 9 });
    const others = await ask('dov', { owner: 'group:default/team-b', nodes: 9 });
    const listed = async (who: string, view: string) => {
      const { items } = await read(who, `/requests?view=${view}&status=open&limit=100`);
      const all = [asked, own, others].map(({ openRequestId }) => openRequestId);
      return all.filter(id => items.some((item: { id: string }) => item.id === id));
    };
    const ids = [asked, own, others].map(({ openRequestId }) => openRequestId);
    expect(await listed('lee', 'decide')).toEqual([ids[0]]);
    expect(await listed('pat', 'decide')).toEqual(ids);
    expect(await listed('dana', 'decide')).toEqual([]);
    expect(await listed('dov', 'decide')).toEqual([]);
    expect(await listed('dana', 'asked')).toEqual([ids[0]]);
    expect(await listed('lee', 'asked')).toEqual([ids[1]]);
    expect(await listed('dov', 'asked')).toEqual([ids[2]]);

    await decide(portal, 'lee', asked);
    expect(await listed('lee', 'decide')).toEqual([]);
    expect(await listed('pat', 'decide')).toEqual(ids);
    await decide(portal, 'pat', asked, { decision: 'reject' });
    expect(await listed('pat', 'decide')).toEqual(ids.slice(1));
  });

  it('takes a decision only on what the request is, and the same call only once', async () => {
    const asked = await ask('dana', { nodes: expensive });
    const digest = `sha256:${'0'.repeat(64)}`;
    for (const decision of ['approve', 'reject'] as const) {
      expect(outcome(await decide(portal, 'lee', asked, { decision, digest }))).toBe('409 digest');
    }
    for (const replayed of [undefined, 'true']) {
      const answer = await decide(portal, 'lee', asked).set('idempotency-key', `${database}-once`);
      expect([answer.status, answer.get('idempotent-replayed')]).toEqual([200, replayed]);
      expect(answer.body).toMatchObject({ status: 'open', quorum: { given: 1 } });
    }
    const other = await decide(portal, 'lee', asked, { decision: 'reject' }).set(
      'idempotency-key',
      `${database}-once`,
    );
    expect(outcome(other)).toBe('409 idempotency-key');
  });
});
