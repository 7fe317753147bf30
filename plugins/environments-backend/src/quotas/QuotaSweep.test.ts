import type { Knex } from 'knex';
import { ServiceUnavailableError } from '@backstage/errors';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  insertEnvironment,
  openTestDatabase,
  supportedDatabases,
} from '../__testUtils__/operations';
import type { OwnerDirectory } from '../environments/OwnerDirectory';
import { Ledger } from './Ledger';
import { QuotaSweep } from './QuotaSweep';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });
const team = 'group:default/team-a';

describe.each(supportedDatabases)('The sweep of quotas (%s)', id => {
  let knex: Knex;
  let tree: Record<string, string[]>;
  let sweep: QuotaSweep;
  beforeEach(async () => {
    knex = await openTestDatabase(databases, id);
    tree = { [team]: [team, 'group:default/engineering'] };
    sweep = new QuotaSweep({
      database: knex,
      owners: {
        lineages: async refs =>
          new Map(refs.flatMap(ref => (tree[ref] ? [[ref, tree[ref]] as const] : []))),
      } as OwnerDirectory,
      // Nothing has room: a sweep refuses nothing all the same.
      ledger: new Ledger({
        defaults: { 'environments.temporary': 0 },
        scopes: new Map([['global', { nodes: 0 }]]),
      }),
      configured: { scopes: new Map() },
      logger: mockServices.logger.mock(),
    });
  });
  const footprint = JSON.stringify({ nodes: 2, vcpu: 4, memoryGib: 16, instances: [] });
  const scopes = async (environmentId: string) =>
    knex('quota_reservations')
      .where({ environment_id: environmentId })
      .orderBy('scope')
      .pluck('scope');

  it('moves what is held when groups change, and keeps it for an owner that has vanished', async () => {
    const { id: environmentId } = await insertEnvironment(knex, { footprint, owner: team });
    expect(await sweep.run()).toBe(1);
    expect(await sweep.run()).toBe(0);
    const before = [
      'global',
      'owners/group/default/engineering',
      'owners/group/default/team-a',
      'placements/fake/eu-west-1',
    ];
    expect(await scopes(environmentId)).toEqual(before);

    tree = {};
    expect(await sweep.run()).toBe(0);
    expect(await scopes(environmentId)).toEqual(before);

    tree = { [team]: [team, 'group:default/platform', 'group:default/company'] };
    expect(await sweep.run()).toBe(1);
    expect(await scopes(environmentId)).toEqual([
      'global',
      'owners/group/default/company',
      'owners/group/default/platform',
      'owners/group/default/team-a',
      'placements/fake/eu-west-1',
    ]);
    const rows = await knex('quota_reservations').orderBy('scope');
    expect(rows.map(row => [row.own, row.nodes, Number(row.memory_mib)])).toEqual([
      [0, 2, 16384],
      [0, 2, 16384],
      [0, 2, 16384],
      [1, 2, 16384],
      [0, 2, 16384],
    ]);
  });

  it('makes what an older version did not reserve, and gives back what it did not release', async () => {
    for (let i = 0; i < 3; i++) await insertEnvironment(knex, { footprint, status: 'ready' });
    await insertEnvironment(knex, { footprint, status: 'deleted' });
    expect(await sweep.run()).toBe(3);
    await knex('environments').update({ status: 'deleted' });
    expect(await sweep.run()).toBe(0);
    expect(await knex('quota_reservations')).toEqual([]);
  });

  it('says once of an owner with configured limits that the catalog does not have it', async () => {
    const logger = mockServices.logger.mock();
    const configured = {
      scopes: new Map(
        ['global', 'owners/group/default/team-a', 'owners/group/default/tema-b'].map(scope => [
          scope,
          { nodes: 1 },
        ]),
      ),
    };
    const owners = {
      lineages: async refs => new Map(refs.filter(ref => ref in tree).map(ref => [ref, [ref]])),
    } as OwnerDirectory;
    const ledger = new Ledger({ defaults: {}, scopes: new Map() });
    const careful = new QuotaSweep({ database: knex, owners, ledger, configured, logger });
    await careful.run();
    await careful.run();
    expect(logger.warn.mock.calls).toEqual([
      [expect.stringContaining('environments.quotas.owners.group:default/tema-b')],
    ]);
    // It comes, and goes again.
    tree['group:default/tema-b'] = [];
    await careful.run();
    delete tree['group:default/tema-b'];
    await careful.run();
    expect(logger.warn).toHaveBeenCalledTimes(2);
  });

  it('changes nothing where the catalog does not answer', async () => {
    const { id: environmentId } = await insertEnvironment(knex, { footprint });
    await sweep.run();
    const before = await scopes(environmentId);
    const unavailable = new QuotaSweep({
      database: knex,
      owners: {
        lineages: async () => {
          throw new ServiceUnavailableError('The catalog is away');
        },
      } as unknown as OwnerDirectory,
      ledger: new Ledger({ defaults: {}, scopes: new Map() }),
      configured: { scopes: new Map() },
      logger: mockServices.logger.mock(),
    });
    await expect(unavailable.run()).rejects.toThrow('away');
    expect(await scopes(environmentId)).toEqual(before);
  });
});
