import { ConfigReader } from '@backstage/config';
import { readQuotasConfig } from './readQuotasConfig';

const read = (quotas: unknown) => readQuotasConfig(new ConfigReader({ quotas } as object));

describe('The configured quotas', () => {
  it('are 10 temporary and 5 permanent environments for every owner where nothing is set', () => {
    expect(readQuotasConfig(undefined)).toEqual({
      limits: {
        defaults: { 'environments.temporary': 10, 'environments.permanent': 5 },
        scopes: new Map(),
      },
      alarmAt: 0.9,
    });
  });

  it('are read by scope', () => {
    const {
      limits: { defaults, scopes },
      alarmAt,
    } = read({
      defaults: { 'environments.temporary': 'unlimited', nodes: 8 },
      global: { 'usd-per-month': 1000.5 },
      owners: { 'Group:Default/Team-A': { nodes: 20 }, 'user:dana': { vcpu: 4 } },
      placements: { 'eks/eu-west-1': { 'memory-gib': 512 } },
      sweepInterval: { minutes: 1 },
      alarmAt: 0.75,
    });
    expect(alarmAt).toBe(0.75);
    expect(defaults).toEqual({
      'environments.temporary': 'unlimited',
      'environments.permanent': 5,
      nodes: 8,
    });
    expect([...scopes]).toEqual([
      ['global', { 'usd-per-month': 1000.5 }],
      ['owners/group/default/team-a', { nodes: 20 }],
      ['owners/user/default/dana', { vcpu: 4 }],
      ['placements/eks/eu-west-1', { 'memory-gib': 512 }],
    ]);
  });

  it.each([
    [{ global: { nodes: -1 } }, 'environments.quotas.global.nodes'],
    [{ global: { nodes: 1.5 } }, 'environments.quotas.global.nodes'],
    [{ global: { nodes: 'many' } }, 'environments.quotas.global.nodes'],
    [{ global: { 'usd-per-month': 0.001 } }, 'environments.quotas.global.usd-per-month'],
    [{ global: { gpus: 1 } }, 'environments.quotas.global'],
    [{ owners: { 'component:default/x': { nodes: 1 } } }, 'owners.component:default/x'],
    [{ owners: { 'a b': { nodes: 1 } } }, 'owners.a b'],
    [{ placements: { eks: { nodes: 1 } } }, 'placements.eks'],
    [{ alarmAt: 0 }, 'environments.quotas.alarmAt'],
    [{ alarmAt: 90 }, 'environments.quotas.alarmAt'],
    [{ teams: {} }, 'environments.quotas'],
    ['none', 'environments.quotas'],
  ])('stop the start and name the key: %j', (quotas, key) => {
    expect(() => read(quotas)).toThrow(key);
  });
});
