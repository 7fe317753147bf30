import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import { openTestDatabase, supportedDatabases, until } from '../__testUtils__/operations';
import {
  as,
  asService,
  created,
  startPortal,
  submission,
  type Portal,
} from '../__testUtils__/portal';
import { document } from '../http/generated/document';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });
const path = '/.backstage/actions/v1/actions';
const nowhere = '00000000-0000-4000-8000-000000000000';

/** dana's call through an agent. */
async function act(portal: Portal, name: string, input: object = {}, who = 'dana') {
  const call = as(portal, who, 'plugin:mcp-actions').post(`${path}/environments:${name}/invoke`);
  const { status, body } = await call.send(input);
  return { status, output: body.output, error: body.error };
}

describe.each(supportedDatabases)('Agents and templates (%s)', database => {
  let knex: Knex;
  let portal: Portal;
  beforeEach(async () => {
    knex = await openTestDatabase(databases, database);
    portal = await startPortal({ knex });
  });
  afterEach(() => portal.stop());

  it('look around, estimate, ask for an environment, watch it and delete it', async () => {
    const body = submission({ named: 'by-agent' });
    const [provider] = (await act(portal, 'list-environment-providers')).output.items;
    expect(provider).toMatchObject({ id: body.provider, targets: [{ id: 'development' }] });
    const estimate = (await act(portal, 'estimate-environment', body)).output;
    expect(estimate).toMatchObject({ acceptable: true, approval: { required: false } });
    expect(await knex('environments')).toEqual([]);

    const made = (await act(portal, 'create-environment', body)).output;
    expect(made).toMatchObject({
      name: 'by-agent',
      requester: 'user:default/dana',
      via: 'mcp-actions',
      manifest: { submitted: body.manifest },
    });
    const get = async () => (await act(portal, 'get-environment', { id: made.id })).output;
    await until(async () => (await get()).status === 'ready');
    // What is told is what HTTP tells, no less.
    const { body: byHttp } = await as(portal, 'dana').get(`/environments/${made.id}`);
    expect(await get()).toEqual({ ...byHttp, cost: expect.anything() });

    const listed = (await act(portal, 'list-environments', { text: 'AGENT' })).output;
    expect(listed.items).toMatchObject([{ id: made.id, status: 'ready' }]);
    expect(listed.items[0]).not.toHaveProperty('manifest');
    const access = await act(portal, 'get-environment-access', { id: made.id });
    expect(access.output).toEqual({ steps: [], files: [] });
    const later = await act(portal, 'extend-environment', { id: made.id, lifetime: 'P3D' });
    expect(Date.parse(later.output.expiresAt)).toBeGreaterThan(Date.parse(byHttp.expiresAt));

    await act(portal, 'hibernate-environment', { id: made.id });
    await until(async () => (await get()).status === 'hibernated');
    await act(portal, 'wake-environment', { id: made.id });
    await until(async () => (await get()).status === 'ready');
    expect((await act(portal, 'delete-environment', { id: made.id })).output.id).toBe(made.id);
    await until(async () => (await get()).status === 'deleted');
    const events = (await act(portal, 'list-environment-events', { id: made.id, limit: 100 }))
      .output;
    expect(events.items.map((event: { kind: string }) => event.kind)).toEqual(
      expect.arrayContaining(['requested', 'extended', 'deleted']),
    );
    // Each change is on record as it is over HTTP.
    expect(portal.audit.map(({ eventId }) => eventId)).toEqual(
      ['create', 'access', 'extend', 'hibernate', 'wake', 'delete'].map(
        what => `environment-${what}`,
      ),
    );
  });

  it('see what waits for people, and take it back', async () => {
    const made = (await act(portal, 'create-environment', submission({ nodes: 9 }))).output;
    expect(made.status).toBe('awaiting-approval');
    const asked = (await act(portal, 'list-environment-requests', { view: 'asked' })).output;
    expect(asked.items).toMatchObject([
      { id: made.openRequestId, via: 'mcp-actions', approvers: ['group:default/team-a-leads'] },
    ]);
    const held = (await act(portal, 'list-quota-usage', { text: 'team-a' })).output.items;
    expect(held).toMatchObject([{ scope: 'owners/group/default/team-a' }]);
    const id = made.openRequestId;
    const taken = await act(portal, 'withdraw-environment-request', { id });
    expect(taken.output.status).toBe('withdrawn');
    expect((await act(portal, 'retry-environment', { id: made.id })).error).toMatchObject({
      name: 'ConflictError',
      code: 'status',
    });
  });

  it('make one environment of a call that they repeat under its key, two at once, too', async () => {
    const body = { ...submission(), idempotencyKey: 'again' };
    const answers = await Promise.all([1, 2].map(() => act(portal, 'create-environment', body)));
    const [first, second] = answers.map(({ output }) => output.id);
    expect(second).toBe(first);
    const { error } = await act(portal, 'create-environment', { ...body, description: 'Another' });
    expect(error).toMatchObject({ name: 'ConflictError', code: 'idempotency-key' });
    expect(await knex('environments')).toHaveLength(1);
  });

  it('are told of what they may not see as of what there is not', async () => {
    const { id, openRequestId } = await created(
      portal,
      'dov',
      submission({ owner: 'group:default/team-b', nodes: 9 }),
    );
    const about = ['get', 'delete', 'retry', 'hibernate', 'wake'].map(
      verb => `${verb}-environment`,
    );
    for (const name of [...about, 'list-environment-events', 'get-environment-access']) {
      const [others, none] = [
        await act(portal, name, { id }),
        await act(portal, name, { id: nowhere }),
      ];
      expect([name, others.status, others.error.name]).toEqual([name, 404, 'NotFoundError']);
      expect(others).toEqual(none);
    }
    const request = await act(portal, 'withdraw-environment-request', { id: openRequestId });
    expect(request.error).toMatchObject({ name: 'NotFoundError', code: 'not-found' });
    expect((await act(portal, 'list-environments')).output.items).toEqual([]);
    expect((await act(portal, 'list-environment-requests')).output.items).toEqual([]);
  });

  it.each([
    ['no owner', 'create-environment', { owner: undefined }, 'owner'],
    ['an unknown type', 'create-environment', { type: 'forever' }, 'type'],
    ['no duration', 'create-environment', { lifetime: '3 days' }, 'lifetime'],
    ['an unknown field', 'create-environment', { size: 3 }, 'size'],
    ['no id of a provider', 'create-environment', { provider: 'Fake' }, 'provider'],
    ['long text', 'create-environment', { description: 'x'.repeat(1001) }, 'description'],
    ['U+0000', 'create-environment', { description: 'NUL \u0000' }, 'description'],
    ['half a character', 'create-environment', { description: 'half \ud83d' }, 'description'],
    ['a long manifest', 'create-environment', { manifest: 'ä'.repeat(40_000) }, '65536 bytes'],
    ['an unknown owner', 'create-environment', { owner: 'group:default/nobody' }, 'owner'],
    ['no key', 'create-environment', { idempotencyKey: 'with space' }, 'idempotencyKey'],
    ['a long manifest', 'estimate-environment', { manifest: 'ä'.repeat(40_000) }, '65536 bytes'],
    ['an unknown field', 'estimate-environment', { idempotencyKey: 'key' }, 'idempotencyKey'],
  ])('are refused %s by %s, as by HTTP', async (_, name, bad, field) => {
    const { status, error } = await act(portal, name, { ...submission(), ...bad });
    expect([status, error.name]).toEqual([400, 'InputError']);
    expect(error.message).toContain(field);
    expect(await knex('environments')).toEqual([]);
  });

  it.each([
    ['no id', 'get-environment', { id: 'env-1' }, 'id'],
    [
      'no seconds',
      'extend-environment',
      { id: nowhere, expiresAt: '2030-02-01T00:00Z' },
      'expiresAt',
    ],
    ['a long page', 'list-environments', { limit: 101 }, 'limit'],
    ['a long page', 'list-environment-events', { id: nowhere, limit: 101 }, 'limit'],
    ['no list', 'list-environments', { owner: 'group:default/team-a' }, 'owner'],
    ['an unknown order', 'list-environments', { order: 'owner,asc' }, 'order'],
    ['no cursor', 'list-environments', { cursor: 'nonsense' }, 'cursor'],
    ['an unknown view', 'list-environment-requests', { view: 'all' }, 'view'],
    ['an unknown kind', 'list-quota-usage', { kind: 'team' }, 'kind'],
  ])('are refused %s by %s', async (_, name, bad, field) => {
    const { status, error } = await act(portal, name, bad);
    expect([status, error.name]).toEqual([400, 'InputError']);
    expect(error.message).toContain(field);
  });

  it('find every action described, and which of them only read', async () => {
    const { actions } = (await asService(portal).get(path)).body;
    const readers = actions
      .filter((action: { attributes: { readOnly: boolean } }) => action.attributes.readOnly)
      .map((action: { name: string }) => action.name);
    expect(readers.every((name: string) => /^(list|get|estimate)-/.test(name))).toBe(true);
    expect(readers).toHaveLength(8);
    for (const { name, schema } of actions) {
      expect(schema.input.additionalProperties).toBe(false);
      expect(JSON.stringify(schema)).not.toContain('$ref');
      // Nothing decides, by whatever name.
      expect(name).not.toMatch(/approv|reject|deci/);
    }
    const { properties, required } = actions.find(
      (action: { name: string }) => action.name === 'create-environment',
    ).schema.input;
    const documented = document.components.schemas.CreateEnvironment;
    expect(required).toEqual(documented.required);
    expect(Object.keys(properties)).toEqual([
      ...Object.keys(documented.properties),
      'idempotencyKey',
    ]);
  });

  it('are told no more of what breaks than that the log knows it', async () => {
    await knex.schema.dropTable('environment_events');
    const { status, error } = await act(portal, 'create-environment', submission());
    expect(status).toBe(500);
    expect(JSON.stringify(error)).not.toContain('environment_events');
  });
});
