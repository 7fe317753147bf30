import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import { openTestDatabase, supportedDatabases } from '../__testUtils__/operations';
import { as, created, startPortal, submission, type Portal } from '../__testUtils__/portal';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });

describe.each(supportedDatabases)('A call that is repeated (%s)', database => {
  let knex: Knex;
  let portal: Portal;
  beforeAll(async () => {
    knex = await openTestDatabase(databases, database);
    portal = await startPortal({ knex });
  });
  afterAll(() => portal.stop());
  const post = (name: string, key: string, body: object) =>
    as(portal, name).post('/environments').set('idempotency-key', key).send(body);
  const stored = async () =>
    Number((await knex('environments').count({ rows: '*' }).first())?.rows);

  it('gives the same environment, as it is by now', async () => {
    const body = submission();
    const first = await post('dana', 'again', body);
    expect([first.status, first.get('idempotent-replayed')]).toEqual([201, undefined]);
    expect(first.get('location')).toBe(`/api/environments/environments/${first.body.id}`);
    await as(portal, 'dana').patch(`/environments/${first.body.id}`).send({ description: 'New' });
    const second = await post('dana', 'again', body);
    expect([second.status, second.get('idempotent-replayed')]).toEqual([201, 'true']);
    expect(second.body).toMatchObject({ id: first.body.id, description: 'New' });
  });

  it('is refused where the same key comes with another body, and free for another person', async () => {
    await post('dana', 'taken', submission());
    const other = await post('dana', 'taken', submission());
    expect([other.status, other.body.error.code]).toEqual([409, 'idempotency-key']);
    const lee = await post('lee', 'taken', submission());
    expect([lee.status, lee.get('idempotent-replayed')]).toEqual([201, undefined]);
  });

  it('makes one environment where several come at once', async () => {
    const before = await stored();
    const body = submission();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => post('dana', 'at-once', body)),
    );
    expect(answers.map(answer => answer.status)).toEqual(Array(6).fill(201));
    expect(new Set(answers.map(answer => answer.body.id)).size).toBe(1);
    expect(answers.filter(answer => answer.get('idempotent-replayed') === undefined)).toHaveLength(
      1,
    );
    expect(await stored()).toBe(before + 1);
  });

  it('leaves one environment of a name where several ask for it at once', async () => {
    const before = await stored();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        as(portal, 'dana')
          .post('/environments')
          .send(submission({ named: 'wanted' })),
      ),
    );
    expect(answers.map(answer => answer.status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    expect(await stored()).toBe(before + 1);
  });

  it('does not keep the key of what was refused', async () => {
    expect((await post('dana', 'refused', submission({ named: 'X' }))).status).toBe(400);
    expect((await post('dana', 'refused', submission({ named: 'wanted' }))).status).toBe(409);
    expect((await post('dana', 'refused', submission())).status).toBe(201);
  });

  it('counts a decision once', async () => {
    const { openRequestId, manifest } = await created(portal, 'dana', submission({ nodes: 9 }));
    const decide = () =>
      as(portal, 'lee')
        .post(`/requests/${openRequestId}/decisions`)
        .set('idempotency-key', 'decided')
        .send({ decision: 'approve', digest: manifest.digest });
    const answers = await Promise.all(Array.from({ length: 8 }, decide));
    expect(answers.map(answer => answer.status)).toEqual(Array(8).fill(200));
    for (const { body } of answers) expect(body).toEqual(answers[0].body);
    expect(answers[0].body.decisions).toHaveLength(1);
  });

  it('changes only the version that was read', async () => {
    const { id, etag } = await created(portal, 'dana', submission({ nodes: 9 }));
    const patch = (description: string) =>
      as(portal, 'dana').patch(`/environments/${id}`).set('if-match', etag).send({ description });
    const first = await patch('First');
    expect([first.status, first.get('etag')]).toEqual([200, first.body.etag]);
    expect(first.body.etag).not.toBe(etag);
    const second = await patch('Second');
    expect([second.status, second.body.error.code]).toEqual([409, 'version']);
  });
});
