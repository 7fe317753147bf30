import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { TestDatabases } from '@backstage/backend-test-utils';
import { openTestDatabase, supportedDatabases } from '../__testUtils__/operations';
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

describe.each(supportedDatabases)('Requests (%s)', database => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal({ knex: await openTestDatabase(databases, database) });
  });
  afterAll(() => portal.stop());

  it('lets nominated people and the platform decide, never the requester nor through a plugin', async () => {
    const waiting = await created(portal, 'dana', submission({ nodes: 9 }));
    const requestPath = `/requests/${waiting.openRequestId}`;
    const path = `${requestPath}/decisions`;
    const approve = { decision: 'approve', digest: waiting.manifest.digest };
    const dana = await as(portal, 'dana').post(path).send(approve);
    expect([dana.status, dana.body.error.code]).toEqual([403, 'own-request']);
    const plugin = await as(portal, 'lee', 'plugin:scaffolder').post(path).send(approve);
    expect([plugin.status, plugin.body.error.code]).toEqual([403, 'own-call']);
    const service = await asService(portal).post(path).send(approve);
    expect([service.status, service.body.error.code]).toEqual([403, 'person']);
    expect((await as(portal, 'dov').post(path).send(approve)).status).toBe(404);
    const other = await as(portal, 'lee')
      .post(path)
      .send({ ...approve, digest: `sha256:${'0'.repeat(64)}` });
    expect([other.status, other.body.error.code]).toEqual([409, 'digest']);

    const seen = (await as(portal, 'lee').get(requestPath)).body;
    expect(seen).toMatchObject({ status: 'open', capabilities: { decide: true } });
    expect((await as(portal, 'dana').get(requestPath)).body.capabilities).toEqual({
      decide: false,
      withdraw: true,
    });
    const before = (await as(portal, 'dana').get(`/environments/${waiting.id}`)).body;
    expect(before).toMatchObject({ status: 'awaiting-approval' });
    expect(before.expiresAt).toBeUndefined();

    const both = await Promise.all([
      as(portal, 'lee')
        .post(path)
        .send({ ...approve, comment: 'Fine' }),
      as(portal, 'pat')
        .post(path)
        .send({ ...approve, decision: 'reject' }),
    ]);
    expect(both.map(answer => answer.status).sort()).toEqual([200, 409]);
    const again = await as(portal, 'pat').post(path).send(approve);
    expect([again.status, again.body.error.code]).toEqual([409, 'decided']);
    const decided = (await as(portal, 'dana').get(requestPath)).body;
    expect(decided.decisions).toHaveLength(1);
  });

  it('counts the lifetime from the approval, and takes requests back', async () => {
    const first = await created(portal, 'dana', submission({ nodes: 9 }));
    const answer = await as(portal, 'pat')
      .post(`/requests/${first.openRequestId}/decisions`)
      .send({ decision: 'approve', digest: first.manifest.digest, comment: 'Go on' });
    expect(answer.body).toMatchObject({
      status: 'approved',
      decisions: [{ by: 'user:default/pat', decision: 'approve', comment: 'Go on' }],
    });
    const approved = (await as(portal, 'dana').get(`/environments/${first.id}`)).body;
    const lived = Date.parse(approved.expiresAt) - Date.parse(answer.body.closedAt);
    expect(lived).toBe(24 * 60 * 60 * 1000);

    const second = await created(portal, 'dana', submission({ nodes: 9 }));
    const path = `/requests/${second.openRequestId}/withdraw`;
    expect((await as(portal, 'dov').post(path)).status).toBe(404);
    expect((await asService(portal).post(path)).status).toBe(403);
    const withdrawn = await as(portal, 'dana').post(path).set('idempotency-key', 'back');
    expect(withdrawn.body).toMatchObject({ status: 'withdrawn' });
    const repeated = await as(portal, 'dana').post(path).set('idempotency-key', 'back');
    expect([repeated.status, repeated.get('idempotent-replayed')]).toEqual([200, 'true']);
    expect((await as(portal, 'dana').post(path)).status).toBe(409);

    const third = await created(portal, 'dana', submission({ nodes: 9 }));
    const deleted = await as(portal, 'dana').delete(`/environments/${third.id}`);
    expect([deleted.status, deleted.body.status]).toEqual([202, 'withdrawn']);
    const rejected = await created(portal, 'dana', submission({ nodes: 9 }));
    await as(portal, 'lee')
      .post(`/requests/${rejected.openRequestId}/decisions`)
      .send({ decision: 'reject', digest: rejected.manifest.digest });
    const after = (await as(portal, 'dana').get(`/environments/${rejected.id}`)).body;
    expect(after).toMatchObject({
      status: 'rejected',
      capabilities: { delete: false, update: false },
    });
  });
});

describe('A set-up that is broken', () => {
  const allowAll = () => ({ result: AuthorizeResult.ALLOW } as const);
  let portal: Portal;
  afterEach(() => portal.stop());

  it.each([
    [true, 'lee', 'dana', 'awaiting-approval'],
    [true, 'lee', 'lee', 'queued'],
    [false, 'dana', 'dana', 'awaiting-approval'],
  ])(
    'asks for approval: all is allowed, permissions are on: %s, %s is exempt and %s asks',
    async (permissionsEnabled, exempt, asks, status) => {
      portal = await startPortal({
        knex: await openTestDatabase(databases, 'SQLITE_3'),
        permissionsEnabled,
        policy: allowAll,
        environments: {
          approvals: { exempt: [`user:default/${exempt}`] },
        },
      });
      const { id } = await created(portal, asks, submission());
      const { body } = await as(portal, asks).get(`/environments/${id}/events`);
      expect(body.items.map((event: { status: string }) => event.status)).toContain(status);
      const requests = await as(portal, asks).get('/requests');
      const { required, reasons } = requests.body.items[0].approval;
      expect([required, reasons.length]).toEqual(
        status === 'awaiting-approval' ? [true, 1] : [false, 0],
      );
    },
  );
});
