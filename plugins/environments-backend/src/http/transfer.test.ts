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
import { decide, eventsOf, heldBy, outcome, withRules } from '../requests/__testUtils__/decisions';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });
const [teamA, teamB] = ['group:default/team-a', 'group:default/team-b'];

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
    expect(portal.audit.filter(({ eventId }) => eventId === 'environment-transfer')).toEqual([
      { eventId: 'environment-transfer', ended: 'fail' },
      { eventId: 'environment-transfer', ended: 'success' },
      { eventId: 'environment-transfer', ended: 'success' },
    ]);
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
