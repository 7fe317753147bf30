import type { Knex } from 'knex';
import request from 'supertest';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { reservedInfixes } from '@eks-environments/plugin-environments-common';
import { openTestDatabase, supportedDatabases } from '../__testUtils__/operations';
import { as, asNobody, startPortal, submission, type Portal } from '../__testUtils__/portal';
import { document } from './generated/document';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });
const id = '0b6d2c1e-4d7f-4a52-9c5f-0a2f6c1d9e11';

describe.each(supportedDatabases)('Bad input (%s)', database => {
  let knex: Knex;
  let portal: Portal;
  beforeAll(async () => {
    knex = await openTestDatabase(databases, database);
    portal = await startPortal({ knex });
  });
  afterAll(() => portal.stop());
  afterEach(async () => {
    const tables = ['environments', 'environment_requests', 'operations', 'idempotency_keys'];
    for (const table of tables) {
      const rows = await knex(table);
      if (rows.length > 0) throw new Error(`Something was stored in ${table}`);
    }
  });

  /** Sends bytes as they are. */
  const send = (body: Buffer | string, type = 'application/json') =>
    request(portal.server)
      .post('/api/environments/environments')
      .set('authorization', mockCredentials.user.header('user:default/dana'))
      .set('content-type', type)
      .set('idempotency-key', 'bad-input')
      .serialize(value => value as string)
      .send(body as string);

  it.each<[string, object, string, string]>([
    ['an unknown field', { colour: 'red' }, 'colour', 'additionalProperties'],
    [
      'an unknown field named __proto__',
      JSON.parse('{"__proto__": 1}'),
      '__proto__',
      'additionalProperties',
    ],
    ['a wrong type', { owner: 7 }, 'owner', 'type'],
    ['a list where a text belongs', { manifest: ['a'] }, 'manifest', 'type'],
    ['null', { lifetime: null }, 'lifetime', 'type'],
    ['an unknown type', { type: 'eternal' }, 'type', 'enum'],
    ['a lifetime in words', { lifetime: '7 days' }, 'lifetime', 'pattern'],
    ['a lifetime in months', { lifetime: 'P1M' }, 'lifetime', 'pattern'],
    ['an empty manifest', { manifest: '' }, 'manifest', 'minLength'],
    [
      'a manifest of too many characters',
      { manifest: 'a'.repeat(65_537) },
      'manifest',
      'maxLength',
    ],
    ['a manifest of too many bytes', { manifest: 'ä'.repeat(32_769) }, 'manifest', 'manifest.size'],
    ['NUL in a text', { description: 'a\u0000b' }, 'description', 'encoding'],
    ['half of a surrogate pair', { manifest: 'a\ud800' }, 'manifest', 'encoding'],
    ['the other half', { owner: '\udc00' }, 'owner', 'encoding'],
    ['an owner that is no ref', { owner: 'group:a b' }, 'owner', 'owner.ref'],
    [
      'an owner that can own nothing',
      { owner: 'component:default/website' },
      'owner',
      'owner.kind',
    ],
    ['an owner that is not there', { owner: 'group:default/nobody' }, 'owner', 'owner.unknown'],
    ['an unknown provider', { provider: 'other' }, 'provider', 'provider.unknown'],
    ['no lifetime for a temporary one', { lifetime: undefined }, 'lifetime', 'lifetime.required'],
    ['a lifetime for a permanent one', { type: 'permanent' }, 'lifetime', 'lifetime.permanent'],
    ['a lifetime of nothing', { lifetime: 'PT0M' }, 'lifetime', 'lifetime.format'],
    ['a lifetime that is too long', { lifetime: 'P91D' }, 'lifetime', 'lifetime.max'],
    ['another name than the manifest’s', { name: 'other-name' }, 'name', 'name.manifest'],
    ['a manifest that the provider refuses', { manifest: '{' }, 'manifest', 'manifest.json'],
    ['an upper-case name', { manifest: '{"name":"Upper"}' }, 'name', 'name.pattern'],
  ])('refuses %s and names the field', async (_, given, path, rule) => {
    const { manifest, ...rest } = submission();
    const { status, body } = await send(JSON.stringify({ manifest, ...rest, ...given }));
    expect(status).toBe(400);
    expect(body.error.name).toBe('InputError');
    expect(body.error.code).toEqual(expect.any(String));
    expect(body.error.details).toContainEqual({ path, rule, message: expect.any(String) });
    expect(body.error.message).not.toContain('additional properties');
  });

  it.each(reservedInfixes)('refuses a name with %s', async infix => {
    const { status, body } = await send(JSON.stringify(submission({ named: `a${infix}b` })));
    expect(status).toBe(400);
    expect(body.error.details).toMatchObject([{ path: 'name', rule: 'name.infix' }]);
  });

  it('tells all violations at once', async () => {
    const { body } = await send(
      JSON.stringify({
        ...submission({ named: 'X' }),
        owner: 'group:default/nobody',
        lifetime: 'P99D',
      }),
    );
    expect(body.error.details.map((detail: { path: string }) => detail.path).sort()).toEqual([
      'lifetime',
      'name',
      'owner',
    ]);
    const { body: second } = await send(JSON.stringify({ provider: 1, type: 2 }));
    expect(second.error.details.length).toBeGreaterThanOrEqual(4);
  });

  it.each<[string, () => Buffer | string, string | undefined, number, string]>([
    [
      'a body of 1 MB',
      () => JSON.stringify({ manifest: 'a'.repeat(1024 * 1024) }),
      undefined,
      400,
      'too-large',
    ],
    [
      'bytes that are not UTF-8',
      () => Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
      undefined,
      400,
      'encoding',
    ],
    [
      'an overlong encoding',
      () => Buffer.from([0x22, 0xc0, 0x80, 0x22]),
      undefined,
      400,
      'encoding',
    ],
    ['what is not JSON', () => '{"manifest":', undefined, 400, 'json'],
    ['no body', () => '', undefined, 400, 'validation'],
    ['a list', () => '[]', undefined, 400, 'validation'],
    [
      'what is nested too deeply',
      () => '['.repeat(100_000) + ']'.repeat(100_000),
      undefined,
      400,
      'depth',
    ],
    ['YAML', () => 'provider: fake', 'application/yaml', 415, 'media-type'],
    ['a form', () => 'provider=fake', 'application/x-www-form-urlencoded', 415, 'media-type'],
    ['another charset', () => '{}', 'application/json; charset=utf-16', 415, 'media-type'],
  ])('refuses %s', async (_, body, type, status, code) => {
    const answer = await send(body(), type);
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
    expect(answer.body.error.details).not.toHaveLength(0);
    expect(answer.body.response.statusCode).toBe(status);
  });

  it('refuses a compressed body', async () => {
    const answer = await send('{}').set('content-encoding', 'gzip');
    expect([answer.status, answer.body.error.code]).toEqual([415, 'media-type']);
  });

  it.each<[string, string]>([
    ['an unknown parameter', '/environments?colour=red'],
    ['a limit of none', '/environments?limit=0'],
    ['a limit that is too large', '/environments?limit=101'],
    ['a limit in words', '/environments?limit=ten'],
    ['two limits', '/environments?limit=1&limit=2'],
    ['an unknown status', '/environments?status=gone'],
    ['an unknown order', '/environments?order=colour,asc'],
    ['a moment that is none', '/environments?changedAfter=yesterday'],
    ['a leap second', '/environments?changedAfter=2016-12-31T23:59:60Z'],
    ['a moment before all years', '/environments?changedAfter=0000-01-01T00:00:00Z'],
    ['a moment after all years', '/environments?changedAfter=9999-12-31T23:59:59-23:59'],
    ['an object for a text', '/environments?region[$ne]=x'],
    ['NUL', '/environments?text=%00'],
    ['bytes that are not UTF-8', '/environments?text=%ff'],
    ['a cursor that is none', '/environments?cursor=abc'],
    ['an id that is none', '/environments/7'],
    ['a path that is not UTF-8', '/environments/%ff'],
    ['a wait that is too long', `/operations/${id}/log?wait=21`],
  ])('refuses %s in a query or a path', async (_, path) => {
    const { status, body } = await as(portal, 'dana').get(path);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ name: 'InputError', code: expect.any(String) });
  });

  it('refuses an Idempotency-Key with a space and an If-Match that is no ETag', async () => {
    const key = await as(portal, 'dana')
      .post('/environments')
      .set('idempotency-key', 'a b')
      .send(submission());
    expect([key.status, key.body.error.details[0].path]).toEqual([400, 'idempotency-key']);
    const match = await as(portal, 'dana')
      .patch(`/environments/${id}`)
      .set('if-match', 'x')
      .send({ description: 'd' });
    expect([match.status, match.body.error.details[0].path]).toEqual([400, 'if-match']);
  });

  it('answers unknown paths and methods in the same format', async () => {
    const path = await as(portal, 'dana').get('/nothing/here');
    expect(path.status).toBe(404);
    expect(path.body).toMatchObject({
      error: { code: 'not-found' },
      response: { statusCode: 404 },
    });
    const method = await as(portal, 'dana').delete('/environments');
    expect([method.status, method.body.error.code]).toEqual([405, 'method']);
    const unknown = await as(portal, 'dana').get(`/environments/${id}`);
    expect([unknown.status, unknown.body.error.code]).toEqual([404, 'not-found']);
  });

  it('serves its document unchanged to anybody, and nothing else', async () => {
    const { status, body } = await asNobody(portal).get('/openapi.json');
    expect(status).toBe(200);
    expect(body).toEqual(document);
    expect((await asNobody(portal).get('/environments')).status).toBe(401);
    expect((await asNobody(portal).get('/providers')).status).toBe(401);
  });
});
