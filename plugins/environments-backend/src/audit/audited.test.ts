import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { auditInto, type AuditRecord } from '../__testUtils__/auditing';
import { openTestDatabase, until } from '../__testUtils__/operations';
import {
  as,
  asService,
  created,
  startPortal,
  submission,
  type Portal,
} from '../__testUtils__/portal';
import { decide, outcome, withRules } from '../requests/__testUtils__/decisions';
import { audited } from './audited';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('On record', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal({
      knex: await openTestDatabase(databases, 'SQLITE_3'),
      environments: {
        ...withRules,
        approvals: { ...withRules.approvals, deletions: ['temporary'] },
      },
    });
  });
  beforeEach(() => {
    portal.audit.length = 0;
  });
  afterAll(() => portal.stop());

  const dana = { person: 'user:default/dana', via: 'page' };
  const read = async (who: string, path: string) => (await as(portal, who).get(path)).body;

  it('is who asked for what through what, and by which request of which digest', async () => {
    const waiting = await created(portal, 'dana', submission({ nodes: 9 }));
    const { body: atOnce } = await as(portal, 'dana', 'plugin:scaffolder')
      .post('/environments')
      .send(submission());
    const made = (environment: typeof waiting, status: string) => ({
      ...{ provider: 'fake', type: 'temporary', owner: 'group:default/team-a', lifetime: 'P1D' },
      environmentId: environment.id,
      ...{ status, target: 'development', region: 'eu-west-1', replayed: false },
      digest: environment.manifest.digest,
    });
    const requests = (await read('pat', `/requests?environmentId=${atOnce.id}`)).items;
    expect(portal.audit).toEqual([
      {
        ...{ eventId: 'environment-create', severityLevel: 'medium', ended: 'success' },
        meta: {
          ...made(waiting, 'awaiting-approval'),
          ...dana,
          requestId: waiting.openRequestId,
        },
      },
      {
        ...{ eventId: 'environment-create', severityLevel: 'medium', ended: 'success' },
        meta: {
          ...made(atOnce, expect.any(String)),
          ...{ person: 'user:default/dana', via: 'scaffolder' },
          requestId: requests[0].id,
        },
      },
    ]);
  });

  it('is who decided what, and on which digest', async () => {
    const asked = await created(portal, 'dana', submission({ nodes: 9 }));
    portal.audit.length = 0;
    const about = { requestId: asked.openRequestId, digest: asked.manifest.digest };
    await decide(portal, 'dana', asked);
    await decide(portal, 'lee', asked);
    expect(portal.audit).toEqual([
      {
        ...{ eventId: 'request-decide', severityLevel: 'medium', ended: 'fail' },
        meta: { ...about, decision: 'approve', ...dana, code: 'own-request' },
      },
      {
        ...{ eventId: 'request-decide', severityLevel: 'medium', ended: 'success' },
        meta: {
          ...{ ...about, decision: 'approve', person: 'user:default/lee', via: 'page' },
          ...{ environmentId: asked.id, requester: 'user:default/dana' },
          ...{ status: 'approved', replayed: false },
        },
      },
    ]);
  });

  it('is by which request an environment is to live longer, or to be deleted', async () => {
    const asked = await created(portal, 'dana', submission({ nodes: 9 }));
    await decide(portal, 'lee', asked);
    await until(async () => (await read('pat', `/environments/${asked.id}`)).status === 'ready');
    portal.audit.length = 0;
    const extended = await as(portal, 'dana')
      .post(`/environments/${asked.id}/extend`)
      .send({ lifetime: 'P9D' });
    expect(outcome(extended)).toBe('202');
    const requestId = extended.body.openRequestId;
    const { digest } = await read('pat', `/requests/${requestId}`);
    expect(digest).not.toBe(asked.manifest.digest);
    expect(portal.audit).toMatchObject([
      {
        ...{ eventId: 'environment-extend', ended: 'success' },
        meta: { ...dana, environmentId: asked.id, lifetime: 'P9D', requestId, digest },
      },
    ]);
    await as(portal, 'dana').post(`/requests/${requestId}/withdraw`);
    portal.audit.length = 0;
    const { body: going } = await as(portal, 'dana').delete(`/environments/${asked.id}`);
    const deletion = await read('pat', `/requests/${going.openRequestId}`);
    expect([deletion.kind, deletion.digest]).toEqual(['delete', expect.not.stringMatching(digest)]);
    expect(portal.audit).toMatchObject([
      {
        ...{ eventId: 'environment-delete', severityLevel: 'high', ended: 'success' },
        meta: { ...dana, status: 'ready', requestId: deletion.id, digest: deletion.digest },
      },
    ]);
  });

  it('is whoever is refused an estimate, and nobody who gets one', async () => {
    await as(portal, 'dana').post('/estimates').send(submission());
    expect(portal.audit).toEqual([]);
    const owner = 'group:default/team-b';
    await as(portal, 'dana').post('/estimates').send(submission({ owner }));
    await asService(portal).post('/estimates').send(submission());
    const event = { eventId: 'environment-estimate', severityLevel: 'medium', ended: 'fail' };
    const meta = { provider: 'fake', type: 'temporary', lifetime: 'P1D' };
    expect(portal.audit).toEqual([
      { ...event, meta: { ...meta, owner, ...dana, code: 'not-allowed' } },
      {
        ...event,
        meta: {
          ...{ ...meta, owner: 'group:default/team-a' },
          ...{ service: 'external:test-service', code: 'person' },
        },
      },
    ]);
  });

  it('is who set which limits', async () => {
    const path = '/quotas/owners/group/default/team-b';
    await as(portal, 'dana')
      .put(path)
      .send({ limits: { nodes: 5 } });
    await as(portal, 'pat')
      .put(path)
      .send({ limits: { nodes: 5 } });
    await as(portal, 'pat').delete(path);
    const scope = 'owners/group/default/team-b';
    const pat = { person: 'user:default/pat', via: 'page' };
    const set = { eventId: 'quota-set', severityLevel: 'high' };
    expect(portal.audit).toEqual([
      {
        ...{ ...set, ended: 'fail' },
        meta: { scope, limits: { nodes: 5 }, ...dana, code: 'not-allowed' },
      },
      { ...set, ended: 'success', meta: { scope, limits: { nodes: 5 }, ...pat } },
      {
        ...{ eventId: 'quota-reset', severityLevel: 'high', ended: 'success' },
        meta: { scope, ...pat },
      },
    ]);
  });

  it('is a success of which little is told, where no more of it can be read', async () => {
    const records: AuditRecord[] = [];
    const call = { credentials: mockCredentials.user('user:default/dana') };
    const event = { eventId: 'work', severityLevel: 'low', meta: {} } as const;
    const unreadable = () => Promise.reject(new Error('The database is gone'));
    expect(await audited(auditInto(records), event, call, async () => 'done', unreadable)).toBe(
      'done',
    );
    expect(records).toMatchObject([{ ended: 'success', meta: { incomplete: true } }]);
  });
});
