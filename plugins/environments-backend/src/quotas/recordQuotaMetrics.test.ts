import { TestDatabases } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { openTestDatabase, supportedDatabases } from '../__testUtils__/operations';
import { ensureScopes } from '../database/quotas/scopes';
import { recordQuotaMetrics } from './recordQuotaMetrics';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });

it.each(supportedDatabases)('Limits and use are told to the metrics (%s)', async id => {
  const database = await openTestDatabase(databases, id);
  await ensureScopes(database, ['owners/group/default/team-a', 'global']);
  const gauges = new Map<string, jest.Mock>();
  const metrics = metricsServiceMock.mock({
    createObservableGauge: (name: string) => {
      const addCallback = jest.fn();
      gauges.set(name, addCallback);
      return { addCallback, removeCallback: jest.fn() };
    },
  });
  const configured = { defaults: { nodes: 8 }, scopes: new Map([['global', { vcpu: 64 }]]) };
  recordQuotaMetrics(metrics, { database, configured });
  const observed = async (name: string) => {
    const observe = jest.fn();
    await gauges.get(name)?.mock.calls[0][0]({ observe });
    return observe.mock.calls;
  };
  const team = { scope: 'owners/group/default/team-a', resource: 'nodes' };
  const all = { scope: 'global', resource: 'vcpu' };
  expect(await observed('environments.quota.limit')).toEqual([
    [64, all],
    [8, team],
  ]);
  expect(await observed('environments.quota.used')).toEqual([
    [0, all],
    [0, team],
  ]);
});
