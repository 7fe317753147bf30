import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Environment, Extend } from '@eks-environments/plugin-environments-common';
import { openTestDatabase, supportedDatabases, until } from '../__testUtils__/operations';
import {
  as,
  asService,
  created,
  startPortal,
  submission,
  type Portal,
} from '../__testUtils__/portal';
import { decide, eventsOf, heldBy, outcome, withRules } from '../requests/__testUtils__/decisions';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });
const day = 24 * 60 * 60 * 1000;

describe.each(supportedDatabases)('An extension (%s)', database => {
  let knex: Knex;
  let portal: Portal;
  beforeAll(async () => {
    knex = await openTestDatabase(databases, database);
    portal = await startPortal({
      knex,
      environments: { ...withRules, lifecycle: { maxLifetime: { days: 30 } } },
    });
  });
  afterAll(() => portal.stop());

  const read = async (who: string, path: string) => (await as(portal, who).get(path)).body;
  const extend = (who: string, { id }: { id: string }, body: Extend) =>
    as(portal, who).post(`/environments/${id}/extend`).send(body);
  const now = ({ id }: { id: string }): Promise<Environment> => read('pat', `/environments/${id}`);
  /** Of team-a for a day, asked for by dana. */
  const ready = async (given: Parameters<typeof submission>[0] = {}): Promise<Environment> => {
    const asked = await created(portal, 'dana', submission(given));
    if (asked.openRequestId) await decide(portal, 'pat', asked);
    return until(async () => {
      const environment = await now(asked);
      return environment.status === 'ready' && environment;
    });
  };
  const later = (environment: Environment, milliseconds: number) =>
    new Date(Date.parse(environment.expiresAt ?? '') + milliseconds).toISOString();

  it('is made at once where policy allows the whole lifetime, and changes nothing of the quotas', async () => {
    const environment = await ready();
    const held = await heldBy(knex, environment);
    const expiresAt = later(environment, day);
    const answer = await extend('dana', environment, { expiresAt, reason: 'Not done yet' });
    expect(outcome(answer)).toBe('200');
    expect(answer.body).toMatchObject({ status: 'ready', expiresAt, lifetime: 'P2D' });
    expect(answer.body.openRequestId).toBeUndefined();
    expect(await heldBy(knex, environment)).toEqual(held);
    expect((await eventsOf(knex, environment)).slice(-1)).toEqual(['extended by dana']);
    expect(portal.audit).toContainEqual(
      expect.objectContaining({ eventId: 'environment-extend', ended: 'success' }),
    );
    const [message] = await knex('outbox_messages').where({
      environment_id: environment.id,
      event: 'environment-extended',
    });
    expect(JSON.parse(message.recipients)).toEqual(['group:default/team-a']);
    const { items } = await read('dana', `/requests?environmentId=${environment.id}`);
    expect(items.map(({ kind }: { kind: string }) => kind)).toEqual(['create']);
    // What was approved is still to be seen as it was.
    expect(items[0]).toMatchObject({ lifetime: 'P1D', capabilities: { decide: false } });
  });

  it('is a request where policy asks for an approval of the whole lifetime', async () => {
    const environment = await ready();
    const expiresAt = later(environment, 7 * day);
    const key = `${database}-longer`;
    const ask = () =>
      extend('dana', environment, { expiresAt, reason: 'The fair' }).set('idempotency-key', key);
    const asked = await ask();
    expect(outcome(asked)).toBe('202');
    expect(asked.body).toMatchObject({
      expiresAt: environment.expiresAt,
      status: 'ready',
      capabilities: { extend: true, delete: true },
    });
    const { openRequestId } = asked.body;
    const repeated = await ask();
    expect([
      outcome(repeated),
      repeated.get('idempotent-replayed'),
      repeated.body.openRequestId,
    ]).toEqual(['202', 'true', openRequestId]);
    expect(outcome(await extend('dana', environment, { expiresAt }))).toBe('409 open-request');

    const request = await read('lee', `/requests/${openRequestId}`);
    expect(request).toMatchObject({
      kind: 'extend',
      status: 'open',
      requester: 'user:default/dana',
      expiresAt,
      lifetime: 'P8D',
      description: 'The fair',
      rule: 'Team A',
      approval: {
        required: true,
        reasons: ['It lives for 8 days; up to 7 days needs no approval'],
      },
      capabilities: { decide: true },
    });
    expect(request.quotas).toBeUndefined();
    expect(request.digest).not.toBe(environment.manifest.digest);
    const { digest } = request;
    expect(outcome(await decide(portal, 'lee', asked.body))).toBe('409 digest');
    expect(outcome(await decide(portal, 'dana', asked.body, { digest }))).toBe('403 own-request');
    expect(outcome(await decide(portal, 'dov', asked.body, { digest }))).toBe('404 not-found');
    const decided = await decide(portal, 'lee', asked.body, { digest, comment: 'Have fun' });
    expect(decided.body).toMatchObject({ status: 'approved', kind: 'extend' });
    const extended = await now(environment);
    expect(extended).toMatchObject({ expiresAt, lifetime: 'P8D', status: 'ready' });
    expect(extended.openRequestId).toBeUndefined();
    const [told] = await knex('outbox_messages').where({
      environment_id: environment.id,
      event: 'environment-extended',
    });
    expect(JSON.parse(told.body).text).toMatch(/^dana asked for it, and lee approved it\./);
    expect((await eventsOf(knex, environment)).slice(-3)).toEqual([
      'extension-requested by dana',
      'approved by lee',
      'extended by dana',
    ]);
    expect(outcome(await ask())).toBe('200');
    expect((await now(environment)).expiresAt).toBe(expiresAt);
  });

  it('is granted at once where policy lets it be while a request is open, which stays for what is more', async () => {
    const environment = await ready();
    const wanted = later(environment, 20 * day);
    const { openRequestId } = (await extend('lee', environment, { expiresAt: wanted })).body;
    const shorter = later(environment, 2 * day);
    const ask = () =>
      extend('dana', environment, { expiresAt: shorter }).set('idempotency-key', `${database}-2`);
    for (const answer of [await ask(), await ask()]) {
      expect(outcome(answer)).toBe('200');
      expect(answer.body).toMatchObject({ expiresAt: shorter, openRequestId });
    }
    // From now on: by the time of the repetition that would be a later end.
    const askByLifetime = () =>
      extend('dana', environment, { lifetime: 'P4D' }).set('idempotency-key', `${database}-4`);
    const [granted, repeated] = [await askByLifetime(), await askByLifetime()];
    expect([outcome(granted), outcome(repeated)]).toEqual(['200', '200']);
    expect(repeated.get('idempotent-replayed')).toBe('true');
    expect(repeated.body).toMatchObject({ expiresAt: granted.body.expiresAt, openRequestId });
    const extensions = portal.audit.filter(({ eventId }) => eventId === 'environment-extend');
    const told = extensions.at(-1)?.meta;
    expect(told).toMatchObject({ environmentId: environment.id, replayed: true });
    expect(told).not.toHaveProperty('requestId');
    expect(outcome(await extend('dana', environment, { lifetime: 'P10D' }))).toBe(
      '409 open-request',
    );
    const { digest, status } = await read('pat', `/requests/${openRequestId}`);
    expect(status).toBe('open');
    expect(
      outcome(await decide(portal, 'pat', { ...environment, openRequestId }, { digest })),
    ).toBe('200');
    expect(await now(environment)).toMatchObject({ expiresAt: wanted });
  });

  it('withdraws the open request that it makes pointless, and tells those who were asked', async () => {
    const environment = await ready({ nodes: 2 });
    const wanted = later(environment, 7 * day);
    const { openRequestId } = (await extend('dana', environment, { expiresAt: wanted })).body;
    expect(openRequestId).toEqual(expect.any(String));
    // As if its life had begun later: policy grants the whole of it by now.
    const start = new Date(Date.parse(wanted) - 7 * day).toISOString();
    await knex('environments').where({ id: environment.id }).update({ approved_at: start });
    const granted = await extend('lee', environment, { expiresAt: wanted });
    expect(outcome(granted)).toBe('200');
    expect(granted.body).toMatchObject({ expiresAt: wanted, capabilities: { extend: true } });
    expect(granted.body.openRequestId).toBeUndefined();
    expect(portal.audit).toContainEqual(
      expect.objectContaining({
        eventId: 'environment-extend',
        meta: expect.objectContaining({ withdrawnRequestId: openRequestId }),
      }),
    );
    expect(await read('lee', `/requests/${openRequestId}`)).toMatchObject({
      status: 'withdrawn',
      decisions: [],
    });
    expect((await eventsOf(knex, environment)).slice(-3)).toEqual([
      'extension-requested by dana',
      'withdrawn',
      'extended by lee',
    ]);
    const [told] = await knex('outbox_messages').where({
      environment_id: environment.id,
      event: 'request-withdrawn',
    });
    expect(JSON.parse(told.recipients).sort()).toEqual([
      'group:default/team-a-leads',
      'user:default/dana',
    ]);
    expect(JSON.parse(told.body).text).toMatch(
      /^There is nothing to decide any more: overtaken by an extension until .* UTC\.$/,
    );
    // What asks for something else is not overtaken.
    await knex('environment_requests')
      .where({ id: openRequestId })
      .update({ status: 'open', kind: 'delete' });
    await knex('environments')
      .where({ id: environment.id })
      .update({ open_request_id: openRequestId });
    expect((await now(environment)).capabilities.extend).toBe(false);
    expect(
      outcome(await extend('lee', environment, { expiresAt: later(environment, 8 * day) })),
    ).toBe('409 open-request');
  });

  it('names everything that is wrong with an end, and what would be right', async () => {
    const environment = await ready();
    const cap = new Date(Date.parse(environment.expiresAt ?? '') + 29 * day).toISOString();
    expect(environment).toMatchObject({ extendableUntil: cap });
    const wrong: Array<[Extend, string, string]> = [
      [{ reason: 'Please' }, 'expiresAt', 'lifetime.required'],
      [{ lifetime: 'P2D', expiresAt: later(environment, 1) }, 'expiresAt', 'lifetime.required'],
      [{ lifetime: 'PT0M' }, 'lifetime', 'lifetime.format'],
      [{ expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt', 'lifetime.past'],
      [{ lifetime: 'PT1H' }, 'lifetime', 'lifetime.extended'],
      [{ expiresAt: '2099-11-31T00:00:00Z' }, 'expiresAt', 'moment'],
      [{ expiresAt: '2099-11-30T24:00:00Z' }, 'expiresAt', 'moment'],
      [{ expiresAt: environment.expiresAt }, 'expiresAt', 'lifetime.extended'],
      [{ lifetime: 'P31D' }, 'lifetime', 'lifetime.max'],
      [{ expiresAt: later(environment, 29 * day + 1) }, 'expiresAt', 'lifetime.max'],
    ];
    for (const [body, path, rule] of wrong) {
      const answer = await extend('dana', environment, body);
      expect(outcome(answer)).toBe('400 validation');
      expect(answer.body.error.details).toMatchObject([{ path, rule }]);
    }
    const beyond = await extend('dana', environment, { lifetime: 'P31D' });
    expect(beyond.body.error.details[0].message).toMatch(/^It may end on .* UTC at the latest\.$/);
    const { expiresAt, openRequestId } = await now(environment);
    expect([expiresAt, openRequestId]).toEqual([environment.expiresAt, undefined]);
    expect(outcome(await extend('pat', environment, { expiresAt: cap }))).toBe('202');
  });

  it('is for those who may change it, and for people', async () => {
    const environment = await ready();
    const body = { expiresAt: later(environment, day) };
    expect(outcome(await extend('dov', environment, body))).toBe('404 not-found');
    const service = await asService(portal)
      .post(`/environments/${environment.id}/extend`)
      .send(body);
    expect(outcome(service)).toBe('403 person');
    expect(outcome(await extend('lee', environment, body))).toBe('200');
  });

  it('is told to those who may see the environment, also where another asked for it', async () => {
    const environment = await created(portal, 'pat', submission({ owner: 'user:default/dana' }));
    await until(async () => (await now(environment)).status === 'ready');
    const { openRequestId } = (await extend('dana', environment, { lifetime: 'P20D' })).body;
    const seen = async (who: string) => {
      const listed = await read(who, `/requests?environmentId=${environment.id}&limit=100`);
      const { status } = await as(portal, who).get(`/requests/${openRequestId}`);
      return [status, listed.items.length];
    };
    expect(await Promise.all(['dana', 'dov', 'pat'].map(seen))).toEqual([
      [200, 2],
      [404, 0],
      [200, 2],
    ]);
    const owner = 'group:default/team-b';
    await as(portal, 'pat').post(`/environments/${environment.id}/transfer`).send({ owner });
    // She asked for the extension, not for the environment, which is none of hers any more.
    expect(await Promise.all(['dana', 'dov', 'pat'].map(seen))).toEqual([
      [404, 0],
      [200, 2],
      [200, 2],
    ]);
  });

  it('is for what has an end and is not on its way out', async () => {
    const waiting = await created(portal, 'dana', submission({ nodes: 9 }));
    const permanent = await ready({ type: 'permanent', lifetime: undefined, nodes: 9 });
    const retired = await ready();
    const retire = (set: object) => knex('environments').where({ id: retired.id }).update(set);
    const body: Extend = { lifetime: 'P3D' };
    for (const one of [waiting, permanent]) {
      expect(outcome(await extend('dana', one, body))).toBe('409 status');
    }
    for (const set of [
      { delete_requested_at: new Date().toISOString() },
      { delete_requested_at: null, status: 'deleting' },
      { status: 'delete-failed' },
      { status: 'deleted' },
    ]) {
      await retire(set);
      expect(outcome(await extend('dana', retired, body))).toBe('409 status');
      expect((await now(retired)).capabilities.extend).toBe(false);
    }
  });

  it('takes an environment out of its grace', async () => {
    const environment = await ready();
    const at = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();
    await knex('environments')
      .where({ id: environment.id })
      .update({ status: 'hibernated', expires_at: at(-day), grace_ends_at: at(day) });
    const answer = await extend('dana', environment, { lifetime: 'P2D' });
    expect(outcome(answer)).toBe('200');
    expect(answer.body.graceEndsAt).toBeUndefined();
    expect(Date.parse(answer.body.expiresAt)).toBeGreaterThan(Date.now() + 2 * day - 60_000);
    expect(answer.body.status).toBe('hibernated');
  });

  it('survives a retry of the creation while it waits', async () => {
    const environment = await ready();
    const { body } = await extend('dana', environment, { lifetime: 'P20D' });
    await knex('environments').where({ id: environment.id }).update({ status: 'failed' });
    await knex('operations').where({ environment_id: environment.id }).update({ state: 'failed' });
    const retried = await as(portal, 'dana').post(`/environments/${environment.id}/retry`);
    expect([outcome(retried), retried.body.openRequestId]).toEqual(['202', body.openRequestId]);
    const { digest } = await read('lee', `/requests/${body.openRequestId}`);
    expect((await decide(portal, 'lee', body, { digest })).body.status).toBe('approved');
  });

  it('is made once by a call that is repeated while it is carried out', async () => {
    const environment = await ready();
    const many = Array.from({ length: 8 }, (_, i) => i);
    for (let round = 1; round <= 10; round++) {
      const expiresAt = later(environment, round * 60_000);
      const key = `${database}-repeated-${round}`;
      const answers = await Promise.all(
        many.map(async i => {
          await new Promise(resolve => setTimeout(resolve, i * 3));
          return extend('dana', environment, { expiresAt }).set('idempotency-key', key);
        }),
      );
      expect(answers.map(outcome)).toEqual(many.map(() => '200'));
      const first = answers.filter(answer => answer.get('idempotent-replayed') === undefined);
      expect(first).toHaveLength(1);
    }
  });

  it('is not made twice at once: of many, one is asked for, and one is done', async () => {
    const many = Array.from({ length: 10 }, (_, i) => i);
    const outcomes = async (environment: Environment, body: Extend) => {
      const answers = many.map(i => extend(i % 2 ? 'dana' : 'lee', environment, body));
      return (await Promise.all(answers)).map(outcome).sort();
    };
    const others = (code: string) => many.slice(1).map(() => code);
    const environment = await ready();
    const expiresAt = later(environment, day);
    expect(await outcomes(environment, { expiresAt })).toEqual([
      '200',
      ...others('400 validation'),
    ]);
    const events = await eventsOf(knex, environment);
    expect(events.filter(event => event.startsWith('extended'))).toHaveLength(1);

    const asking = await outcomes(environment, { expiresAt: later(environment, 20 * day) });
    expect(asking).toEqual(['202', ...others('409 open-request')]);
    const { items } = await read('pat', `/requests?environmentId=${environment.id}&status=open`);
    expect(items).toHaveLength(1);
    expect((await now(environment)).openRequestId).toBe(items[0].id);
  });
});
