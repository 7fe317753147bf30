import type { Knex } from 'knex';
import { AuthorizeResult, isPermission } from '@backstage/plugin-permission-common';
import { TestDatabases } from '@backstage/backend-test-utils';
import { environmentReadPermission } from '@eks-environments/plugin-environments-common';
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
import { teamPolicy } from '../__testUtils__/policy';
import { environmentConditions, createEnvironmentConditionalDecision } from '../permissions/rules';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });

describe.each(supportedDatabases)('Who may do what (%s)', database => {
  let knex: Knex;
  let portal: Portal;
  let ids: {
    environment: string;
    request: string;
    operation: string;
  };

  beforeAll(async () => {
    knex = await openTestDatabase(databases, database);
    portal = await startPortal({ knex });
    const ready = await created(portal, 'dana', submission());
    const waiting = await created(portal, 'dana', submission({ nodes: 9 }));
    await until(async () => {
      const { body } = await as(portal, 'dana').get(`/environments/${ready.id}`);
      return body.status === 'ready';
    });
    ids = {
      environment: ready.id,
      operation: ready.currentOperationId ?? '',
      request: waiting.openRequestId ?? '',
    };
  });
  afterAll(() => portal.stop());

  const callers = {
    dana: () => as(portal, 'dana'),
    lee: () => as(portal, 'lee'),
    pat: () => as(portal, 'pat'),
    dov: () => as(portal, 'dov'),
    service: () => asService(portal),
    nobody: () => asNobody(portal),
  };
  type Name = keyof typeof callers;
  const statuses = async (call: (caller: ReturnType<typeof as>) => Promise<{ status: number }>) => {
    const result: Partial<Record<Name, number>> = {};
    for (const name of Object.keys(callers) as Name[]) {
      result[name] = (await call(callers[name]())).status;
    }
    return result;
  };
  const own = { dana: 200, lee: 200, pat: 200, dov: 404, nobody: 401 };

  it.each([
    ['an environment', () => `/environments/${ids.environment}`],
    ['its events', () => `/environments/${ids.environment}/events`],
    ['its operations', () => `/environments/${ids.environment}/operations`],
    ['an operation', () => `/operations/${ids.operation}`],
    ['a log', () => `/operations/${ids.operation}/log`],
    ['a request', () => `/requests/${ids.request}`],
  ])(
    'lets owners, the platform and services read %s; to others it is not there',
    async (_, path) => {
      expect(await statuses(async caller => caller.get(path()))).toEqual({ ...own, service: 200 });
    },
  );

  it('lists to each what they may read, and counts no more', async () => {
    const total = async (name: Name, path: string) =>
      (await callers[name]().get(path)).body.totalItems;
    for (const path of ['/environments', '/requests']) {
      expect([
        await total('dana', path),
        await total('pat', path),
        await total('service', path),
        await total('dov', path),
      ]).toEqual([2, 2, 2, 0]);
    }
  });

  it('lets people change and get access to what is theirs, and services nothing', async () => {
    const path = `/environments/${ids.environment}`;
    expect(await statuses(async caller => caller.get(`${path}/access`))).toEqual({
      ...own,
      service: 403,
    });
    expect(
      await statuses(async caller => caller.patch(path).send({ description: 'Ours' })),
    ).toEqual({ ...own, service: 403 });
    expect(await statuses(async caller => caller.post(`${path}/retry`))).toEqual({
      ...own,
      dana: 409,
      lee: 409,
      pat: 409,
      service: 403,
    });
    expect((await asService(portal).delete(path)).status).toBe(403);
    expect((await as(portal, 'dov').delete(path)).status).toBe(404);
  });

  it('lets people ask for what they would own, and for nobody else', async () => {
    const body = submission({ owner: 'group:default/team-b' });
    expect((await as(portal, 'dana').post('/environments').send(body)).status).toBe(403);
    expect((await asService(portal).post('/environments').send(submission())).status).toBe(403);
    expect((await as(portal, 'dov').post('/environments').send(body)).status).toBe(201);
  });

  it('tells of a taken name no more than the caller may read', async () => {
    const { name } = (await as(portal, 'dana').get(`/environments/${ids.environment}`)).body;
    const mine = await as(portal, 'dana')
      .post('/environments')
      .send(submission({ named: name }));
    expect(mine.body.error).toMatchObject({
      code: 'name',
      message: expect.stringContaining(ids.environment),
    });
    const theirs = await as(portal, 'dov')
      .post('/environments')
      .send(submission({ named: name, owner: 'group:default/team-b' }));
    expect([theirs.status, theirs.body.error.message]).toEqual([409, `The name ${name} is taken`]);
  });

  it('keeps record of what is done and of what is refused', async () => {
    portal.audit.length = 0;
    await as(portal, 'dana').patch(`/environments/${ids.environment}`).send({ description: 'x' });
    await as(portal, 'dov').delete(`/environments/${ids.environment}`);
    await as(portal, 'dana').get(`/environments/${ids.environment}/access`);
    await as(portal, 'dana')
      .post('/environments')
      .send(submission({ named: 'X' }));
    expect(portal.audit).toMatchObject([
      { eventId: 'environment-update', ended: 'success' },
      { eventId: 'environment-delete', ended: 'fail' },
      { eventId: 'environment-access', ended: 'success' },
      { eventId: 'environment-create', ended: 'fail' },
    ]);
  });

  it('remembers through what it was asked for', async () => {
    const answer = await as(portal, 'dana', 'plugin:scaffolder')
      .post('/environments')
      .send(submission());
    expect(answer.body).toMatchObject({ via: 'scaffolder', requester: 'user:default/dana' });
  });

  it('repeats no answer to whoever may not read it any more', async () => {
    let revoked = false;
    const other = await startPortal({
      knex,
      policy: (user, permission) =>
        revoked && isPermission(permission, environmentReadPermission)
          ? { result: AuthorizeResult.DENY }
          : teamPolicy(user, permission),
    });
    const body = submission();
    const ask = () =>
      as(other, 'dana').post('/environments').set('idempotency-key', 'revoked').send(body);
    const first = await ask();
    expect(first.status).toBe(201);
    revoked = true;
    const repeated = await ask();
    await other.stop();
    expect([repeated.status, repeated.body.error?.code]).toEqual([404, 'not-found']);
    expect(repeated.text).not.toContain(first.body.id);
  });

  it('lists and gives the same requests to whom only the open one is put to', async () => {
    const claims = ['group:default/team-b'];
    const readsToDecide: typeof teamPolicy = (user, permission) =>
      isPermission(permission, environmentReadPermission) && user === 'user:default/dov'
        ? createEnvironmentConditionalDecision(
            permission,
            environmentConditions.isApprover({ claims }),
          )
        : teamPolicy(user, permission);
    const stored = await openTestDatabase(databases, database);
    const other = await startPortal({
      knex: stored,
      policy: readsToDecide,
      environments: { approvals: { rules: [{ approvers: ['user:default/lee'] }] } },
    });
    try {
      const { id } = await created(other, 'dana', submission());
      const listed = async () => {
        const { body } = await as(other, 'dov').get(`/requests?environmentId=${id}`);
        const environment = await as(other, 'dov').get(`/environments/${id}`);
        const found: string[] = [];
        for (const { id: requestId, environmentReadable } of body.items) {
          expect(environmentReadable).toBe(environment.status === 200);
          const answer = await as(other, 'dov').get(`/requests/${requestId}`);
          found.push(`${answer.body.kind} ${answer.body.status}`);
        }
        return found;
      };
      await until(
        async () => (await as(other, 'dana').get(`/environments/${id}`)).body.status === 'ready',
      );
      expect(await listed()).toEqual([]);
      const { body: extended } = await as(other, 'dana')
        .post(`/environments/${id}/extend`)
        .send({ lifetime: 'P20D' });
      expect(await listed()).toEqual([]);
      await stored('environment_request_approvers').insert({
        request_id: extended.openRequestId,
        entity_ref: claims[0],
      });
      expect(await listed()).toEqual(['extend open', 'create approved']);
      await as(other, 'dana').post(`/requests/${extended.openRequestId}/withdraw`);
      // Whoever may decide a request may read it, also when it is over.
      expect(await listed()).toEqual(['extend withdrawn']);
    } finally {
      await other.stop();
    }
  });
});
