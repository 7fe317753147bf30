import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import { globalQuotaScope, ownerQuotaScope } from '@eks-environments/plugin-environments-common';
import { FakeClock } from '../__testUtils__/FakeClock';
import {
  connectAgain,
  insertEnvironment,
  openTestDatabase,
  supportedDatabases,
} from '../__testUtils__/operations';
import { insertReservations, releaseReservations } from '../database/quotas/reservations';
import { ensureScopes } from '../database/quotas/scopes';
import { Outbox } from '../notifications/Outbox';
import type { ConfiguredLimits } from './limits';
import { QuotaAlarms } from './QuotaAlarms';
import { amountsOf } from './resources';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });
const team = ownerQuotaScope('group:default/team-a');
const above = ownerQuotaScope('group:default/engineering');
const dana = ownerQuotaScope('user:default/dana');
const placement = 'placements/fake/eu-west-1';

describe.each(supportedDatabases)('The alarm of quotas (%s)', id => {
  let knex: Knex;
  let clock: FakeClock;
  let configured: ConfiguredLimits;
  beforeEach(async () => {
    knex = await openTestDatabase(databases, id);
    clock = new FakeClock();
    configured = { defaults: { 'environments.temporary': 10 }, scopes: new Map() };
    await ensureScopes(knex, [globalQuotaScope, team, above, dana, placement]);
  });
  const alarms = (database = knex, channels = ['in-app']) =>
    new QuotaAlarms({
      database,
      configured,
      alarmAt: 0.9,
      outbox: new Outbox(channels, () => {}),
      admins: ['group:default/platform-admins'],
      clock,
    });
  const hold = async (scope: string, nodes = 1, own = true): Promise<string> => {
    const { id: environmentId } = await insertEnvironment(knex, { status: 'ready' });
    const footprint = { nodes, vcpu: 2 * nodes, memoryGib: 8 * nodes, instances: [] };
    const amounts = amountsOf({ type: 'temporary', footprint, costPerMonth: null });
    await knex.transaction(tx => insertReservations(tx, environmentId, [{ scope, own }], amounts));
    return environmentId;
  };
  const release = (environmentId: string) =>
    knex.transaction(tx => releaseReservations(tx, environmentId));
  const told = async () => {
    const rows = await knex('outbox_messages').orderBy(['created_at', 'dedupe']);
    return rows.map(row => [
      row.event,
      row.dedupe.split('/').slice(1, -1).join('/'),
      ...JSON.parse(row.recipients),
    ]);
  };

  it('tells an owner once of what is nearly used, and again only after it fell below', async () => {
    const held: string[] = [];
    for (let i = 0; i < 8; i++) held.push(await hold(team));
    await alarms().run();
    expect(await told()).toEqual([]);

    held.push(await hold(team));
    for (let again = 0; again < 3; again++) {
      await alarms().run();
      await clock.advance(1_000);
    }
    const first = ['quota-nearly-used', `${team}/environments.temporary`, 'group:default/team-a'];
    expect(await told()).toEqual([first]);

    await hold(team);
    await alarms().run();
    expect(await told()).toEqual([first]);

    await release(held[0]);
    await release(held[1]);
    await alarms().run();
    expect(await knex('environment_quota_alarms')).toEqual([]);
    await hold(team);
    await alarms().run();
    expect(await told()).toEqual([first, first]);
  });

  it('tells users of theirs, and the admins of what is nobody’s own', async () => {
    configured.scopes = new Map([
      [globalQuotaScope, { nodes: 30 }],
      [placement, { nodes: 20, 'memory-gib': 1_000 }],
      [dana, { vcpu: 20 }],
    ]);
    await hold(dana, 9);
    await hold(placement, 20, false);
    await hold(globalQuotaScope, 28, false);
    await alarms().run();
    expect(await told()).toEqual(
      [
        ['quota-nearly-used', `${globalQuotaScope}/nodes`, 'group:default/platform-admins'],
        ['quota-nearly-used', `${dana}/vcpu`, 'user:default/dana'],
        ['quota-nearly-used', `${placement}/nodes`, 'group:default/platform-admins'],
      ].sort((a, b) => (a[1] < b[1] ? -1 : 1)),
    );
    const [{ body }] = await knex('outbox_messages').where('dedupe', 'like', '%vcpu%');
    expect(JSON.parse(body).title).toContain('18 of 20 vCPU');
  });

  it('holds a group to a default with its own only, and counts nothing where nothing is limited', async () => {
    configured.scopes = new Map([[team, { 'environments.temporary': 'unlimited' }]]);
    for (let i = 0; i < 10; i++) {
      await hold(above, 1, false);
      await hold(team);
      await hold(globalQuotaScope, 100, false);
    }
    await alarms().run();
    expect(await told()).toEqual([]);
  });

  it('takes it back where the limit was lifted', async () => {
    configured.scopes = new Map([[globalQuotaScope, { nodes: 10 }]]);
    await hold(globalQuotaScope, 10, false);
    await alarms().run();
    expect(await knex('environment_quota_alarms').pluck('scope')).toEqual([globalQuotaScope]);
    configured.scopes = new Map();
    await alarms().run();
    expect(await knex('environment_quota_alarms')).toEqual([]);
  });

  it('tells once where several replicas look at the same time', async () => {
    const replicas = [1, 2, 3].map(() => connectAgain(knex));
    try {
      for (let i = 0; i < 9; i++) await hold(team);
      await Promise.all(replicas.map(replica => alarms(replica).run()));
      expect(await told()).toHaveLength(1);
    } finally {
      await Promise.all(replicas.map(replica => replica !== knex && replica.destroy()));
    }
  });

  it('marks nothing that it could not write down', async () => {
    for (let i = 0; i < 9; i++) await hold(team);
    await knex.schema.renameTable('outbox_messages', 'away');
    await expect(alarms().run()).rejects.toThrow('outbox_messages');
    expect(await knex('environment_quota_alarms')).toEqual([]);
  });
});
