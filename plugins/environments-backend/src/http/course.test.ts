import { TestDatabases } from '@backstage/backend-test-utils';
import { OperationFailedError } from '@eks-environments/plugin-environments-node';
import { openTestDatabase, supportedDatabases, until } from '../__testUtils__/operations';
import { untilAborted } from '../__testUtils__/FakeProvider';
import { as, created, startPortal, submission, type Portal } from '../__testUtils__/portal';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });

describe.each(supportedDatabases)('The course of an environment (%s)', id => {
  let portal: Portal;
  afterEach(() => portal.stop());

  const status = async (environmentId: string, wanted: string) =>
    until(async () => {
      const { body } = await as(portal, 'dana').get(`/environments/${environmentId}`);
      return body.status === wanted && body;
    });

  it('goes from its creation to ready, and from its deletion to nothing', async () => {
    portal = await startPortal({
      knex: await openTestDatabase(databases, id),
      deed: async context => {
        context.report({ phase: 'cluster', percent: 40 });
        context.log({ stream: 'stdout', level: 'info', text: `doing ${context.operation.kind}` });
        return { connection: { endpoint: 'https://example.test' } };
      },
    });
    const environment = await created(portal, 'dana', submission());
    expect(environment).toMatchObject({
      status: expect.stringMatching(/queued|provisioning|ready/),
      requester: 'user:default/dana',
      via: 'page',
      expiresAt: expect.any(String),
    });
    const dana = as(portal, 'dana');
    const ready = await status(environment.id, 'ready');
    expect(ready).toMatchObject({
      connection: { endpoint: 'https://example.test' },
      capabilities: { update: true, delete: true, retry: false, access: true },
    });
    expect(ready.currentOperationId).toBeUndefined();
    // Certificates would be most of a page's bytes.
    const [listed] = (await dana.get('/environments')).body.items;
    expect(listed).toMatchObject({ id: environment.id, status: 'ready' });
    expect(listed).not.toHaveProperty('connection');
    expect((await dana.get(`/environments/${environment.id}/access`)).status).toBe(200);
    const operations = await dana.get(`/environments/${environment.id}/operations`);
    expect(operations.body.items).toMatchObject([
      { kind: 'create', state: 'succeeded', percent: 100 },
    ]);
    const log = await dana.get(`/operations/${operations.body.items[0].id}/log?after=0&wait=5`);
    expect(log.body).toMatchObject({ items: [{ n: 1, text: 'doing create' }], complete: true });

    const deletion = await dana.delete(`/environments/${environment.id}`);
    expect(deletion.status).toBe(202);
    const deleted = await status(environment.id, 'deleted');
    expect(deleted).toMatchObject({ deletedAt: expect.any(String) });
    expect((await dana.delete(`/environments/${environment.id}`)).status).toBe(409);
    const events = await dana.get(`/environments/${environment.id}/events`);
    expect(events.body.items.map((event: { kind: string }) => event.kind)).toEqual([
      'deleted',
      'started',
      'deletion-requested',
      'ready',
      'started',
      'queued',
      'requested',
    ]);
    const list = await dana.get('/environments');
    expect(list.body).toMatchObject({ items: [], totalItems: 0 });
    const over = await dana.get('/environments?status=deleted');
    expect(over.body).toMatchObject({ totalItems: 1, items: [{ id: environment.id }] });
    expect(over.body.items[0].manifest).toBeUndefined();
  });

  it('stops what runs when its deletion is asked for, then deletes it', async () => {
    let letGo = () => {};
    const held = new Promise<void>(resolve => {
      letGo = resolve;
    });
    portal = await startPortal({
      knex: await openTestDatabase(databases, id),
      deed: async context => {
        if (context.operation.kind === 'delete') return;
        await untilAborted(context).catch(() => held);
      },
      environments: { operations: { leaseDuration: { seconds: 4 } } },
    });
    const { id: environmentId } = await created(portal, 'dana', submission());
    await status(environmentId, 'provisioning');
    const deletion = await as(portal, 'dana').delete(`/environments/${environmentId}`);
    expect(deletion.body).toMatchObject({
      status: 'provisioning',
      deleteRequestedAt: expect.any(String),
      capabilities: { delete: false },
    });
    const again = await as(portal, 'dana').delete(`/environments/${environmentId}`);
    expect([again.status, again.body.etag]).toEqual([202, deletion.body.etag]);
    letGo();
    await status(environmentId, 'deleted');
    expect(portal.provider.calls.map(call => call.operation.kind)).toEqual(['create', 'delete']);
  });

  it('takes back what no worker has begun with', async () => {
    portal = await startPortal({
      knex: await openTestDatabase(databases, id),
      deed: context =>
        context.environment.name === 'busy' ? untilAborted(context) : Promise.resolve(),
      environments: { operations: { workers: 1 } },
    });
    const busy = await created(portal, 'dana', submission({ named: 'busy' }));
    await status(busy.id, 'provisioning');
    const waiting = await created(portal, 'dana', submission());
    const queued = await as(portal, 'dana').get(`/operations/${waiting.currentOperationId}`);
    expect(queued.body).toMatchObject({ state: 'queued', queuePosition: 1 });
    const deletion = await as(portal, 'dana').delete(`/environments/${waiting.id}`);
    expect(deletion.body).toMatchObject({ status: 'deleting' });
    const operations = await as(portal, 'dana').get(`/environments/${waiting.id}/operations`);
    expect(operations.body.items).toMatchObject([
      { kind: 'delete', state: 'queued' },
      { kind: 'create', state: 'cancelled' },
    ]);
  });

  it('says what went wrong, and repeats what has failed', async () => {
    const failures = new Set(['create', 'delete']);
    portal = await startPortal({
      knex: await openTestDatabase(databases, id),
      deed: async ({ operation }) => {
        if (failures.delete(operation.kind)) {
          throw new OperationFailedError({
            class: 'capacity',
            message: `No room to ${operation.kind}`,
            advice: 'Try another zone',
            retryable: true,
          });
        }
      },
    });
    const dana = as(portal, 'dana');
    const environment = await created(portal, 'dana', submission());
    const { expiresAt } = environment;
    expect(await status(environment.id, 'failed')).toMatchObject({
      lastError: { class: 'capacity', message: 'No room to create', advice: 'Try another zone' },
      capabilities: { retry: true },
    });
    const retried = await dana
      .post(`/environments/${environment.id}/retry`)
      .set('idempotency-key', 'a');
    expect(retried.status).toBe(202);
    const ready = await status(environment.id, 'ready');
    expect(ready).toMatchObject({ expiresAt });
    expect(ready.lastError).toBeUndefined();
    const repeated = await dana
      .post(`/environments/${environment.id}/retry`)
      .set('idempotency-key', 'a');
    expect([repeated.status, repeated.get('idempotent-replayed')]).toEqual([202, 'true']);
    const needless = await dana.post(`/environments/${environment.id}/retry`);
    expect([needless.status, needless.body.error.code]).toEqual([409, 'status']);

    await dana.delete(`/environments/${environment.id}`);
    expect(await status(environment.id, 'delete-failed')).toMatchObject({
      capabilities: { retry: true, delete: true },
    });
    await dana.post(`/environments/${environment.id}/retry`);
    await status(environment.id, 'deleted');
  });
});
