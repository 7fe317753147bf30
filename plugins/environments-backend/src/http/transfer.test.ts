import type { Knex } from 'knex';
import type { Response } from 'supertest';
import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult, isPermission } from '@backstage/plugin-permission-common';
import { environmentCreatePermission } from '@eks-environments/plugin-environments-common';
import {
  insertEnvironment,
  openTestDatabase,
  supportedDatabases,
  until,
} from '../__testUtils__/operations';
import { teamPolicy } from '../__testUtils__/policy';
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
const [teamA, teamB] = ['group:default/team-a', 'group:default/team-b'];
/** Everybody may create for everybody. */
const generousPolicy: typeof teamPolicy = (user, permission) =>
  isPermission(permission, environmentCreatePermission)
    ? { result: AuthorizeResult.ALLOW }
    : teamPolicy(user, permission);

describe.each(supportedDatabases)('A transfer (%s)', database => {
  let knex: Knex;
  let portal: Portal;
  beforeAll(async () => {
    knex = await openTestDatabase(databases, database);
    portal = await startPortal({
      knex,
      environments: {
        ...withRules,
        quotas: { ...withRules.quotas, owners: { [teamB]: { 'environments.temporary': 1 } } },
      },
    });
  });
  afterAll(() => portal.stop());

  const transfer = (who: string, { id }: { id: string }, owner: string) =>
    as(portal, who).post(`/environments/${id}/transfer`).send({ owner });
  /** Of lee, approved by pat. */
  const ready = async () => {
    const environment = await created(portal, 'lee', submission({ nodes: 9 }));
    await decide(portal, 'pat', environment);
    await until(
      async () =>
        (await as(portal, 'lee').get(`/environments/${environment.id}`)).body.status === 'ready',
    );
    return environment;
  };
  const scopes = async (environment: { id: string }) =>
    (await heldBy(knex, environment)).map(({ scope }) => scope);
  const shared = ['global', 'owners/group/default/engineering', 'placements/fake/eu-west-1'];

  it('gives an environment, its requests and what it holds to those who have room for it', async () => {
    const environment = await ready();
    const path = `/environments/${environment.id}`;
    const request = `/requests/${environment.openRequestId}`;
    const mayRead = async (who: string) => [
      (await as(portal, who).get(path)).status,
      (await as(portal, who).get(request)).status,
      (await as(portal, who).get('/requests?limit=100')).body.items.length,
    ];
    expect(await scopes(environment)).toEqual([...shared, 'owners/group/default/team-a'].sort());
    expect(await mayRead('dana')).toEqual([200, 200, 1]);
    expect(await mayRead('dov')).toEqual([404, 404, 0]);
    portal.audit.length = 0;

    const occupant = await created(portal, 'dov', submission({ owner: teamB, nodes: 9 }));
    const full = await transfer('pat', environment, teamB);
    expect(outcome(full)).toBe('409 quota');
    expect(full.body.error.quotas).toMatchObject([
      { scope: 'owners/group/default/team-b', resource: 'environments.temporary', exceeded: true },
    ]);
    expect(await scopes(environment)).toEqual([...shared, 'owners/group/default/team-a'].sort());
    await as(portal, 'dov').post(`/requests/${occupant.openRequestId}/withdraw`);

    const given = await transfer('pat', environment, 'Group:team-b');
    expect(given.status).toBe(200);
    expect(given.body).toMatchObject({ owner: teamB, status: 'ready' });
    expect(await scopes(environment)).toEqual([...shared, 'owners/group/default/team-b'].sort());
    expect(await mayRead('dana')).toEqual([404, 404, 0]);
    expect(await mayRead('dov')).toEqual([200, 200, 2]);
    expect((await transfer('pat', environment, teamB)).status).toBe(200);
    expect((await eventsOf(knex, environment)).slice(-1)).toEqual(['transferred by pat']);
    const [event] = (await as(portal, 'dov').get(`${path}/events`)).body.items;
    expect(event.message).toBe(`Given by ${teamA} to ${teamB}`);
    expect(portal.audit.filter(({ eventId }) => eventId === 'environment-transfer')).toMatchObject([
      { eventId: 'environment-transfer', ended: 'fail' },
      { eventId: 'environment-transfer', ended: 'success' },
      { eventId: 'environment-transfer', ended: 'success' },
    ]);
  });

  it('inside a tree needs no room in what is set for the tree: it takes nothing more of it', async () => {
    const engineering = 'group:default/engineering';
    const environment = await ready();
    // Set below what is in use.
    const lowered = await as(portal, 'pat')
      .put('/quotas/owners/group/default/engineering')
      .send({ limits: { nodes: 1, 'environments.temporary': 0 } });
    expect(lowered.status).toBe(200);
    expect(outcome(await transfer('pat', environment, engineering))).toBe('200');
    expect(outcome(await transfer('pat', environment, teamA))).toBe('200');
    expect(await scopes(environment)).toEqual([...shared, 'owners/group/default/team-a'].sort());
    await as(portal, 'pat').delete('/quotas/owners/group/default/engineering');
  });

  it('is answered alike when it is repeated, also to whoever may not read what they gave away', async () => {
    const generous = await startPortal({
      knex,
      policy: generousPolicy,
    });
    const { id } = await created(generous, 'lee', submission());
    const give = (owner = teamB) =>
      as(generous, 'dana')
        .post(`/environments/${id}/transfer`)
        .set('idempotency-key', `${database}-away`)
        .send({ owner });
    const shown = ({ status, text, headers }: Response) => [
      ...[status, text, headers['idempotent-replayed']],
    ];
    expect(shown(await give())).toEqual([204, '', undefined]);
    expect((await eventsOf(knex, { id })).slice(-1)).toEqual(['transferred by dana']);
    expect(outcome(await as(generous, 'dana').get(`/environments/${id}`))).toBe('404 not-found');
    expect(shown(await give())).toEqual([204, '', 'true']);
    expect(outcome(await give(teamA))).toBe('409 idempotency-key');

    const kept = () =>
      as(generous, 'dov')
        .post(`/environments/${id}/transfer`)
        .set('idempotency-key', `${database}-kept`)
        .send({ owner: 'user:default/dov' });
    const [first, again] = [await kept(), await kept()];
    for (const { status, body } of [first, again]) {
      expect([status, body.id, body.owner]).toEqual([200, id, 'user:default/dov']);
    }
    expect(again.headers['idempotent-replayed']).toBe('true');
    await generous.stop();
  });

  it('is answered as done where the same call gives it away meanwhile', async () => {
    let hold: (() => Promise<void>) | undefined;
    const generous = await startPortal({
      knex,
      policy: async (user, permission) => {
        const held = hold;
        hold = undefined;
        await held?.();
        return generousPolicy(user, permission);
      },
    });
    const { id } = await created(generous, 'lee', submission());
    const give = () =>
      as(generous, 'dana')
        .post(`/environments/${id}/transfer`)
        .set('idempotency-key', `${database}-meanwhile`)
        .send({ owner: teamB });
    let inBetween: Response | undefined;
    hold = async () => {
      inBetween = await give();
    };
    const held = await give();
    expect([inBetween?.status, inBetween?.headers['idempotent-replayed']]).toEqual([
      204,
      undefined,
    ]);
    expect([held.status, held.headers['idempotent-replayed']]).toEqual([204, 'true']);
    await generous.stop();
  });

  it('is refused to those who may not give it or not create for the new owner', async () => {
    const environment = await ready();
    const waiting = await created(portal, 'dana', submission({ nodes: 9 }));
    const service = await asService(portal)
      .post(`/environments/${environment.id}/transfer`)
      .send({ owner: teamB });
    expect(outcome(service)).toBe('403 person');
    const refused = [
      ['dov', environment, teamB, '404 not-found'],
      ['dana', environment, teamB, '403 not-allowed'],
      ['pat', environment, 'group:default/nobody', '400 validation'],
      ['pat', environment, 'component:default/website', '400 validation'],
      ['pat', waiting, teamB, '409 status'],
    ] as const;
    for (const [who, what, owner, expected] of refused) {
      expect(outcome(await transfer(who, what, owner))).toBe(expected);
    }
    const unknown = await transfer('pat', environment, 'group:default/nobody');
    expect(unknown.body.error.details).toMatchObject([{ path: 'owner', rule: 'owner.unknown' }]);
    for (const one of [environment, waiting]) {
      expect(await scopes(one)).toContain('owners/group/default/team-a');
      expect(await eventsOf(knex, one)).not.toContain('transferred by pat');
    }
  });
});

describe('A transfer, while somebody changes it whom the owner before lets do that, on PostgreSQL', () => {
  let knex: Knex;
  let portal: Portal;
  beforeAll(async () => {
    knex = await openTestDatabase(databases, 'POSTGRES_18');
    portal = await startPortal({ knex });
  });
  afterAll(() => portal.stop());

  const waiting = async (): Promise<number> => {
    const { rows } = await knex.raw<{ rows: Array<{ waiting: number }> }>(
      `select count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rows[0].waiting;
  };

  it.each([
    ['delete', '', 'ready', undefined],
    ['patch', '', 'ready', { description: 'Mine' }],
    ['post', '/retry', 'delete-failed', undefined],
    ['post', '/extend', 'ready', { lifetime: 'P2D' }],
    ['post', '/hibernate', 'ready', undefined],
    ['post', '/wake', 'hibernated', undefined],
    ['post', '/transfer', 'ready', { owner: 'user:default/lee' }],
  ] as const)('lets %s %s not come through', async (method, path, status, body) => {
    const { id } = await insertEnvironment(knex, {
      ...{ status, owner: teamA, lifetime: day },
      approved_at: new Date().toISOString(),
      expires_at: new Date(Date.now() + day).toISOString(),
    });
    const transfer = await knex.transaction();
    await transfer('environments').where({ id }).update({ owner: teamB });
    const change = as(portal, 'lee')[method](`/environments/${id}${path}`).send(body);
    const [answer] = await Promise.all([
      change,
      until(async () => (await waiting()) > 0).then(() => transfer.commit()),
    ]);
    expect(outcome(answer)).toBe('409 version');
    expect(await knex('environments').where({ id })).toMatchObject([{ owner: teamB, status }]);
    expect(await eventsOf(knex, { id })).toEqual([]);
  });
});
