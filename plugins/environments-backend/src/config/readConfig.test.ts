import { ConfigReader } from '@backstage/config';
import { readConfig } from './readConfig';

const read = (environments: object, providers = ['eks']) =>
  readConfig(new ConfigReader({ permission: { enabled: true }, environments }), providers);

describe('The configuration', () => {
  it('is safe and complete where nothing is set', () => {
    expect(readConfig(new ConfigReader({}), [])).toEqual({
      operations: { workers: 4, leaseDurationMs: 60_000, pollIntervalMs: 1_000 },
      approvals: { mode: 'enforced', exempt: [], rules: [], permissionsEnabled: false },
      lifecycle: { maxLifetime: 90 * 86_400_000, sweepInterval: 30_000 },
      quotas: { limits: expect.objectContaining({ scopes: new Map() }), sweepInterval: 300_000 },
    });
  });

  it('is read with its durations and its refs normalised', () => {
    expect(
      read({
        defaultProvider: 'eks',
        operations: { workers: 2, leaseDuration: { seconds: 4 }, pollInterval: 'PT0.5S' },
        approvals: {
          mode: 'policy',
          exempt: ['User:default/Pat'],
          rules: [{ owners: ['group:default/team-a'], approvers: ['group:default/Leads'] }],
        },
        lifecycle: { maxLifetime: '30d', sweepInterval: { minutes: 1 } },
        quotas: { global: { nodes: 40 }, sweepInterval: { minutes: 1 } },
      }),
    ).toEqual({
      defaultProvider: 'eks',
      operations: { workers: 2, leaseDurationMs: 4_000, pollIntervalMs: 500 },
      approvals: {
        mode: 'policy',
        exempt: ['user:default/pat'],
        rules: [{ owners: ['group:default/team-a'], approvers: ['group:default/leads'] }],
        permissionsEnabled: true,
      },
      lifecycle: { maxLifetime: 30 * 86_400_000, sweepInterval: 60_000 },
      quotas: {
        limits: expect.objectContaining({ scopes: new Map([['global', { nodes: 40 }]]) }),
        sweepInterval: 60_000,
      },
    });
  });

  it.each([
    [{ defaultProvider: 'other' }, 'environments.defaultProvider'],
    [{ defaultProvider: 7 }, 'environments.defaultProvider'],
    [{ operations: { workers: 0 } }, 'environments.operations.workers'],
    [{ operations: { workers: 'many' } }, 'environments.operations.workers'],
    [{ operations: { leaseDuration: { seconds: 1 } } }, 'environments.operations.leaseDuration'],
    [{ operations: { leaseDuration: 'long' } }, 'environments.operations.leaseDuration'],
    [{ operations: { pollInterval: { seconds: -1 } } }, 'environments.operations.pollInterval'],
    [{ approvals: { mode: 'never' } }, 'environments.approvals.mode'],
    [{ approvals: { exempt: ['pat'] } }, 'environments.approvals.exempt'],
    [{ approvals: { rules: [{ approvers: [] }] } }, 'environments.approvals.rules[0].approvers'],
    [{ approvals: { rules: [{}] } }, 'environments.approvals.rules[0].approvers'],
    [
      { approvals: { rules: [{ owners: ['x'], approvers: ['group:default/a'] }] } },
      'environments.approvals.rules[0].owners',
    ],
    [{ lifecycle: { maxLifetime: { years: 0 } } }, 'environments.lifecycle.maxLifetime'],
    [
      { lifecycle: { sweepInterval: { milliseconds: 10 } } },
      'environments.lifecycle.sweepInterval',
    ],
    [{ quotas: { global: { nodes: -1 } } }, 'environments.quotas.global.nodes'],
    [{ quotas: { sweepInterval: 'PT0S' } }, 'environments.quotas.sweepInterval'],
  ])('stops the start and names the key: %j', (environments, key) => {
    expect(() => read(environments)).toThrow(key);
  });
});
