import type { Knex } from 'knex';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { GivenUpMessage, ServiceHealth } from '@eks-environments/plugin-environments-common';
import {
  environmentsChannelsExtensionPoint,
  type EnvironmentMessage,
} from '@eks-environments/plugin-environments-node';
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

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });

describe.each(supportedDatabases)('Messages (%s)', database => {
  let knex: Knex;
  let portal: Portal;
  let told: EnvironmentMessage[];
  let down: boolean;

  async function start(permissionsEnabled = true) {
    portal = await startPortal({
      knex,
      permissionsEnabled,
      features: [
        createBackendModule({
          pluginId: 'environments',
          moduleId: 'mail',
          register(env) {
            env.registerInit({
              deps: { channels: environmentsChannelsExtensionPoint },
              init: async ({ channels }) =>
                channels.addChannel({
                  id: 'mail',
                  title: 'Mail',
                  optional: true,
                  deliver: async message => {
                    if (down) throw new Error('The mail server is down');
                    told.push(message);
                  },
                }),
            });
          },
        }),
      ],
    });
  }
  beforeEach(async () => {
    knex = await openTestDatabase(databases, database);
    told = [];
    down = false;
    await start();
  });
  afterEach(() => portal.stop());

  const delivery = (id: string) =>
    knex('outbox_deliveries').where({ message_id: id, channel: 'mail' }).first();

  /** Asks for something that lee must approve, and lets the mail of it be given up. */
  async function givenUp(times = 1): Promise<string[]> {
    const before = await knex('outbox_deliveries').where({ channel: 'mail' }).pluck('message_id');
    for (let n = 0; n < times; n += 1) await created(portal, 'dana', submission({ nodes: 9 }));
    const written = await until(async () => {
      const rows = await knex('outbox_deliveries')
        .where({ channel: 'mail' })
        .whereNotIn('message_id', before)
        .whereNull('claimed_until');
      return rows.length === times && rows.every(row => row.attempts > 0) && rows;
    });
    const ids = written.map(row => row.message_id);
    await knex('outbox_deliveries')
      .where({ channel: 'mail' })
      .whereIn('message_id', ids)
      .update({ state: 'given-up', attempts: 40, last_error: 'The mail server is down' });
    return ids;
  }

  it('that were given up are listed to those who look after them, newest first, page by page', async () => {
    down = true;
    const ids = await givenUp(3);
    const first = await as(portal, 'pat').get('/messages?limit=2');
    expect(first.status).toBe(200);
    expect(first.body.items[0]).toEqual({
      id: expect.any(String),
      channel: 'mail',
      event: 'approval-needed',
      title: expect.stringMatching(/^dana asks for env-/),
      recipients: ['group:default/team-a-leads'],
      attempts: 40,
      lastError: 'The mail server is down',
      at: expect.any(String),
      link: expect.stringMatching(/^\/environments\/approvals\//),
    });
    const { nextCursor } = first.body.pageInfo;
    const second = await as(portal, 'pat').get(`/messages?limit=2&cursor=${nextCursor}`);
    const listed: GivenUpMessage[] = [...first.body.items, ...second.body.items];
    expect(listed.map(({ id }) => id).sort()).toEqual(ids.sort());
    const moments = listed.map(({ at }) => at);
    expect(moments).toEqual([...moments].sort().reverse());
    expect(second.body.pageInfo.nextCursor).toBeUndefined();
  });

  it('that were given up are sent again, as if they were new, and told once', async () => {
    down = true;
    const [id] = await givenUp();
    const long = new Date(Date.now() - 5 * 24 * 60 * 60_000).toISOString();
    await knex('outbox_messages').where({ id }).update({ created_at: long });
    const again = () => as(portal, 'pat').post(`/messages/${id}/mail/resend`);

    // It fails once more, though long after it was written: it has its time anew.
    const answer = await again();
    expect([answer.status, answer.body]).toMatchObject([202, { id, channel: 'mail' }]);
    const failed = await until(async () => {
      const row = await delivery(id);
      return row.attempts === 1 && row.claimed_until === null && row;
    });
    expect(failed).toMatchObject({ state: 'pending', last_error: 'The mail server is down' });
    const early = await again();
    expect([early.status, early.body.error.code]).toEqual([409, 'status']);

    await knex('outbox_deliveries').where({ message_id: id }).update({ state: 'given-up' });
    down = false;
    const answers = await Promise.all([again(), again()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    await until(async () => (await delivery(id)).state === 'delivered');
    expect(told.map(message => message.id)).toEqual([id]);
    const late = await again();
    expect([late.status, late.body.error.message]).toEqual([
      409,
      'The message was delivered on mail',
    ]);
    const left: GivenUpMessage[] = (await as(portal, 'pat').get('/messages')).body.items;
    expect(left.filter(({ channel }) => channel === 'mail')).toEqual([]);
    expect(portal.audit.filter(({ eventId }) => eventId === 'message-resend')).toMatchObject([
      { eventId: 'message-resend', ended: 'success' },
      { eventId: 'message-resend', ended: 'fail' },
      ...[expect.anything(), expect.anything()],
      { eventId: 'message-resend', ended: 'fail' },
    ]);
  });

  it('are sent again once by a call that is repeated, whatever became of them meanwhile', async () => {
    down = true;
    const [id, other] = await givenUp(2);
    const again = (what = id) =>
      as(portal, 'pat')
        .post(`/messages/${what}/mail/resend`)
        .set('idempotency-key', `${database}-again`);
    const repeated = 'idempotent-replayed';
    const calls = await Promise.all([again(), again()]);
    expect(calls.map(({ status }) => status)).toEqual([202, 202]);
    expect(calls.map(({ headers }) => headers[repeated] ?? 'no').sort()).toEqual(['no', 'true']);
    await until(async () => (await delivery(id)).attempts === 1);
    await knex('outbox_deliveries').where({ message_id: id }).update({ state: 'given-up' });
    const late = await again();
    expect([late.status, late.body.id, late.headers[repeated]]).toEqual([202, id, 'true']);
    expect(await delivery(id)).toMatchObject({ state: 'given-up' });
    const elsewhere = await again(other);
    expect([elsewhere.status, elsewhere.body.error.code]).toEqual([409, 'idempotency-key']);

    // What was refused was not done, so the key stands for nothing.
    await knex('outbox_deliveries').where({ message_id: other }).update({ state: 'delivered' });
    const refused = () =>
      as(portal, 'pat')
        .post(`/messages/${other}/mail/resend`)
        .set('idempotency-key', `${database}-refused`);
    expect((await refused()).status).toBe(409);
    await knex('outbox_deliveries').where({ message_id: other }).update({ state: 'given-up' });
    expect((await refused()).status).toBe(202);
  });

  it('are looked after by nobody who may not, nor where permissions are switched off', async () => {
    down = true;
    const [id] = await givenUp();
    const path = `/messages/${id}/mail/resend`;
    for (const caller of [as(portal, 'dana'), as(portal, 'lee'), asService(portal)]) {
      expect((await caller.get('/messages')).status).toBe(403);
      expect((await caller.post(path)).status).toBe(403);
    }
    expect((await asNobody(portal).get('/messages')).status).toBe(401);
    const pat = as(portal, 'pat');
    for (const unknown of [
      `/messages/${crypto.randomUUID()}/mail/resend`,
      `/messages/${id}/fax/resend`,
    ]) {
      const answer = await pat.post(unknown);
      expect([answer.status, answer.body.error.code]).toEqual([404, 'not-found']);
    }
    expect((await pat.get('/messages?cursor=x')).status).toBe(400);
    expect(await delivery(id)).toMatchObject({ state: 'given-up' });
    await portal.stop();
    await start(false);
    expect((await as(portal, 'pat').get('/messages')).status).toBe(403);
    expect((await as(portal, 'pat').post(path)).status).toBe(403);
  });

  it('come by mail to everybody who has not said otherwise, for themselves', async () => {
    const lee = as(portal, 'lee');
    expect((await lee.get('/preferences')).body).toEqual({ messages: true });
    const set = await lee.put('/preferences').send({ messages: false });
    expect([set.status, set.body]).toEqual([200, { messages: false }]);
    expect((await lee.get('/preferences')).body).toEqual({ messages: false });
    expect((await as(portal, 'dana').get('/preferences')).body).toEqual({ messages: true });
    // An approval that lee's group is asked for.
    await created(portal, 'dana', submission({ nodes: 9 }));
    await until(() => told.length === 1);
    expect(told[0]).toMatchObject({
      event: 'approval-needed',
      recipients: ['group:default/team-a-leads'],
      except: expect.arrayContaining(['user:default/dana', 'user:default/lee']),
    });
    expect((await lee.put('/preferences').send({ messages: true })).body).toEqual({
      messages: true,
    });
    await created(portal, 'dana', submission({ nodes: 9 }));
    await until(() => told.length === 2);
    expect(told[1].except).toEqual(['user:default/dana']);
  });

  it('fail for everybody to see, and why only for those who look after them', async () => {
    down = true;
    for (let n = 0; n < 5; n += 1) await created(portal, 'dana', submission({ nodes: 9 }));
    const mailOf = async (caller: ReturnType<typeof as>) => {
      const { body } = await caller.get('/health');
      return body.items.find(({ id }: ServiceHealth) => id === 'mail');
    };
    const seen = await until(async () => {
      const mail = await mailOf(as(portal, 'pat'));
      return mail.state === 'failing' && mail;
    });
    expect(seen).toMatchObject({ waiting: 5, message: 'The mail server is down' });
    for (const caller of [as(portal, 'dana'), as(portal, 'lee'), asService(portal)]) {
      const mail = await mailOf(caller);
      expect(mail).toMatchObject({ state: 'failing', since: seen.since, waiting: 5 });
      expect(mail).not.toHaveProperty('message');
    }
  });

  it('are chosen by people, by calls of their own, and by nothing else', async () => {
    const agent = as(portal, 'dana', 'plugin:mcp-actions');
    expect((await agent.get('/preferences')).status).toBe(200);
    const refused = await agent.put('/preferences').send({ messages: false });
    expect([refused.status, refused.body.error.code]).toEqual([403, 'own-call']);
    expect((await asService(portal).get('/preferences')).status).toBe(403);
    expect((await asService(portal).put('/preferences').send({ messages: false })).status).toBe(
      403,
    );
    expect((await asNobody(portal).get('/preferences')).status).toBe(401);
    for (const body of [{}, { messages: 'no' }, { messages: false, user: 'user:default/lee' }]) {
      expect((await as(portal, 'dana').put('/preferences').send(body)).status).toBe(400);
    }
    expect(await knex('environment_preferences')).toEqual([]);
    expect(portal.audit.map(({ eventId, ended }) => [eventId, ended])).toEqual([
      ['preferences-set', 'fail'],
      ['preferences-set', 'fail'],
    ]);
  });
});

describe('Health', () => {
  it('tells every caller how channels and the services of providers answer', async () => {
    const knex = await openTestDatabase(databases, 'SQLITE_3');
    const portal = await startPortal({ knex });
    const service = {
      id: 'fake/eu-west-1',
      kind: 'provider' as const,
      title: 'Fake eu-west-1',
      state: 'slowed' as const,
      provider: 'fake',
    };
    portal.provider.health = () => [service];
    for (const caller of [as(portal, 'dov'), asService(portal)]) {
      const answer = await caller.get('/health');
      expect([answer.status, answer.body]).toEqual([
        200,
        {
          items: [
            {
              id: 'in-app',
              kind: 'channel',
              title: 'Notifications in the portal',
              state: 'answering',
              since: expect.any(String),
              waiting: 0,
            },
            service,
          ],
        },
      ]);
    }
    expect((await asNobody(portal).get('/health')).status).toBe(401);
    await portal.stop();
  });
});
