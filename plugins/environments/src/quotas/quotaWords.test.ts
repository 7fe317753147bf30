import { simulatedEks } from '../__testUtils__/examples';
import { amountInWords, changesInWords, scopeInWords } from './quotaWords';

describe('words for quotas', () => {
  it.each([
    ['global', 'All environments'],
    ['owners/group/default/team-a', 'team-a'],
    ['owners/user/default/lee', 'lee'],
    ['owners/group/shop/team-a', 'shop/team-a'],
    ['placements/eks/eu-west-1', 'eks in eu-west-1'],
  ])('calls %s "%s"', (scope, words) => {
    expect(scopeInWords(scope)).toBe(words);
  });

  it('calls a place by the title of its provider, where that is known', () => {
    expect(scopeInWords('placements/eks/eu-west-1', [simulatedEks])).toBe(
      'Amazon EKS in eu-west-1',
    );
  });

  it.each([
    ['environments.temporary', 1, '1 temporary'],
    ['nodes', 1, '1 node'],
    ['nodes', 1200, '1,200 nodes'],
    ['vcpu', 12, '12 vCPU'],
    ['memory-gib', 48, '48 GiB'],
    ['usd-per-month', 0.001, 'less than 0.01 USD a month'],
  ] as const)('says an amount of %s: %d as "%s"', (resource, amount, words) => {
    expect(amountInWords(resource, amount)).toBe(words);
  });

  it('tells only what a change has changed', () => {
    expect(
      changesInWords(
        { nodes: 10, vcpu: 40, 'usd-per-month': 500 },
        { nodes: 'unlimited', vcpu: 40, 'memory-gib': 64 },
      ),
    ).toEqual([
      'Nodes: 10 → unlimited',
      'Memory (GiB): as configured → 64',
      'USD a month: 500.00 → as configured',
    ]);
  });
});
