import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Environment } from '@eks-environments/plugin-environments-common';
import { openTestDatabase, supportedDatabases, until } from '../__testUtils__/operations';
import { as, created, startPortal, submission, type Portal } from '../__testUtils__/portal';
import {
  decide,
  eventsOf,
  heldBy,
  outcome,
  toldOf,
  withRules,
} from '../requests/__testUtils__/decisions';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });
const [engineering, leads] = ['group:default/engineering', 'group:default/team-a-leads'];

describe.each(supportedDatabases)('A deletion that takes two people (%s)', database => {
  let knex: Knex;
  let portal: Portal;
  beforeAll(async () => {
    knex = await openTestDatabase(databases, database);
    portal = await startPortal({
      knex,
      environments: {
        ...withRules,
        approvals: { ...withRules.approvals, deletions: ['permanent'] },
      },
      deed: async ({ environment }) => {
        if (environment.name.startsWith('broken')) throw new Error('No room');
      },
    });
  });
  afterAll(() => portal.stop());

  const read = async (who: string, path: string) => (await as(portal, who).get(path)).body;
  const now = ({ id }: { id: string }): Promise<Environment> => read('pat', `/environments/${id}`);
  const becomes = (one: { id: string }, status: string) =>
    until(async () => {
      const environment = await now(one);
      return environment.status === status && environment;
    });
  const remove = (who: string, { id }: { id: string }) =>
    as(portal, who).delete(`/environments/${id}`);
  const permanent = { type: 'permanent', lifetime: undefined, nodes: 9 } as const;
  /** Asked for by dana, for team-a. */
  const made = async (given: Parameters<typeof submission>[0], status = 'ready') => {
    const asked = await created(portal, 'dana', submission(given));
    if (asked.openRequestId) await decide(portal, 'pat', asked);
    return becomes(asked, status);
  };
  const digestOf = async ({ openRequestId }: Environment): Promise<string> =>
    (await read('pat', `/requests/${openRequestId}`)).digest;

  it('is asked for by one and approved by another, and holds nothing of the quotas', async () => {
    const environment = await made(permanent);
    const held = await heldBy(knex, environment);
    const asked = await remove('dana', environment);
    expect(outcome(asked)).toBe('202');
    expect(environment.deletionNeedsApproval).toBe(true);
    expect(asked.body).toMatchObject({ status: 'ready', openRequestId: expect.any(String) });
    expect(asked.body.deleteRequestedAt).toBeUndefined();
    // Asking again, or another's asking, changes nothing.
    for (const who of ['dana', 'lee']) {
      expect((await remove(who, environment)).body.openRequestId).toBe(asked.body.openRequestId);
    }
    const request = await read('pat', `/requests/${asked.body.openRequestId}`);
    expect(request).toMatchObject({
      kind: 'delete',
      status: 'open',
      requester: 'user:default/dana',
      approvers: [engineering],
      approval: { required: true, reasons: [expect.stringContaining('Two people')] },
      capabilities: { decide: true },
    });
    expect(request.quotas).toBeUndefined();
    expect(await heldBy(knex, environment)).toEqual(held);

    const { digest } = request;
    expect(outcome(await decide(portal, 'dana', asked.body, { digest }))).toBe('403 own-request');
    expect(outcome(await decide(portal, 'pat', asked.body))).toBe('409 digest');
    expect((await now(environment)).status).toBe('ready');
    const decided = await decide(portal, 'pat', asked.body, { digest, comment: 'Yes' });
    expect(decided.body).toMatchObject({ status: 'approved', kind: 'delete' });
    const deleted = await becomes(environment, 'deleted');
    expect(deleted.openRequestId).toBeUndefined();
    expect(await heldBy(knex, environment)).toEqual([]);
    expect((await eventsOf(knex, environment)).slice(-5)).toEqual([
      'deletion-requested by dana',
      'approved by pat',
      'deletion-queued by dana',
      'started',
      'deleted',
    ]);
    expect(await toldOf(knex, environment)).toEqual([
      `approval-needed → ${engineering}`,
      `approval-needed → ${engineering}`,
      'request-approved → user:default/dana',
      'request-approved → user:default/dana',
    ]);
  });

  it('leaves it running where it is rejected or taken back', async () => {
    const environment = await made(permanent);
    const first = (await remove('dana', environment)).body;
    const digest = await digestOf(first);
    const rejected = await decide(portal, 'pat', first, { digest, decision: 'reject' });
    expect(rejected.body).toMatchObject({ status: 'rejected' });
    const second = (await remove('dana', environment)).body;
    expect(second.openRequestId).not.toBe(first.openRequestId);
    const path = `/requests/${second.openRequestId}/withdraw`;
    expect((await as(portal, 'dana').post(path)).body).toMatchObject({ status: 'withdrawn' });
    const after = await now(environment);
    expect([after.status, after.openRequestId, after.deleteRequestedAt]).toEqual([
      'ready',
      undefined,
      undefined,
    ]);
    expect((await eventsOf(knex, environment)).slice(-4)).toEqual([
      'deletion-requested by dana',
      'rejected by pat',
      'deletion-requested by dana',
      'withdrawn by dana',
    ]);
    expect(portal.provider.calls.map(call => `${call.environment.id} ${call.operation.kind}`))
      .not //
      .toContain(`${environment.id} delete`);
  });

  it('needs one only for what that is set up for, has ever been ready and is not half gone', async () => {
    const temporary = await made({});
    const waiting = await created(portal, 'dana', submission(permanent));
    const broken = await made(
      { ...permanent, named: `broken-${database.slice(0, 2).toLowerCase()}` },
      'failed',
    );
    const halfGone = await made(permanent);
    await knex('environments').where({ id: halfGone.id }).update({ status: 'delete-failed' });
    for (const one of [temporary, waiting, broken, halfGone]) {
      const answer = await remove('dana', one);
      expect([outcome(answer), answer.body.openRequestId]).toEqual(['202', undefined]);
    }
    expect(await becomes(waiting, 'withdrawn')).toBeTruthy();
    for (const one of [temporary, halfGone]) await becomes(one, 'deleted');
  });

  it('withdraws what else is asked for where it needs nobody, and waits for it where it does', async () => {
    const temporary = await made({});
    const extend = (one: Environment) =>
      as(portal, 'dana').post(`/environments/${one.id}/extend`).send({ lifetime: 'P20D' });
    const { openRequestId } = (await extend(temporary)).body;
    expect((await remove('lee', temporary)).body.openRequestId).toBeUndefined();
    expect(await read('pat', `/requests/${openRequestId}`)).toMatchObject({ status: 'withdrawn' });
    await becomes(temporary, 'deleted');
    expect(await eventsOf(knex, temporary)).toContain('withdrawn by lee');
    expect(await toldOf(knex, temporary)).toContain(
      `request-withdrawn → ${leads},user:default/dana`,
    );

    const mixed = await made({});
    const waiting = (await extend(mixed)).body;
    await knex('environments').where({ id: mixed.id }).update({ type: 'permanent' });
    expect(outcome(await remove('dana', mixed))).toBe('409 open-request');
    expect((await now(mixed)).openRequestId).toBe(waiting.openRequestId);
  });

  it('is refused of what is protected, also by who asked for it before', async () => {
    const protect = ({ id }: { id: string }, deletion_protection: number) =>
      knex('environments').where({ id }).update({ deletion_protection });
    const temporary = await made({});
    await protect(temporary, 1);
    const refused = await remove('pat', temporary);
    expect(outcome(refused)).toBe('409 protected');
    expect((await now(temporary)).status).toBe('ready');
    expect(await eventsOf(knex, temporary)).not.toContain('deletion-requested by pat');

    const environment = await made(permanent);
    const asked = (await remove('dana', environment)).body;
    const digest = await digestOf(asked);
    await protect(environment, 1);
    expect(outcome(await decide(portal, 'pat', asked, { digest }))).toBe('409 protected');
    expect(await read('pat', `/requests/${asked.openRequestId}`)).toMatchObject({
      status: 'open',
      decisions: [],
    });
    await protect(environment, 0);
    expect(outcome(await decide(portal, 'pat', asked, { digest }))).toBe('200');
    await becomes(environment, 'deleted');
  });

  it('is queued once where several approve and ask at once', async () => {
    const environment = await made(permanent);
    const asking = await Promise.all(
      ['dana', 'lee', 'dana', 'lee'].map(who => remove(who, environment)),
    );
    expect(new Set(asking.map(outcome))).toEqual(new Set(['202']));
    const { items } = await read('pat', `/requests?environmentId=${environment.id}&status=open`);
    expect(items).toHaveLength(1);
    const [{ id: openRequestId, digest }] = items;
    const asked = { ...environment, openRequestId };
    const answers = await Promise.all(
      [0, 1, 2].map(() => decide(portal, 'pat', asked, { digest })),
    );
    expect(answers.map(outcome).sort()).toEqual(['200', '409 decided', '409 decided']);
    await becomes(environment, 'deleted');
    const operations = await knex('operations').where({ environment_id: environment.id });
    expect(operations.map(({ kind }) => kind).sort()).toEqual(['create', 'delete']);
  });
});
