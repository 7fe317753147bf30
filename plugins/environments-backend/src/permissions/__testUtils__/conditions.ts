import fc from 'fast-check';
import { formatLifetime } from '@eks-environments/plugin-environments-common';
import type { Conditions } from '../../__testUtils__/rights';

const someOf = (...values: string[]) => fc.subarray(values);

/** Milliseconds. */
export const lifetimes = [60_000, 86_400_000, 604_800_000];

/** Any one condition on something of these owners. */
function leafOf(refs: string[]) {
  const claims = fc.uniqueArray(fc.constantFrom(...refs), { maxLength: 4 });
  return fc.oneof(
    fc.record({
      rule: fc.constantFrom('IS_OWNER', 'IS_REQUESTER', 'IS_APPROVER'),
      params: fc.record({ claims }),
    }),
    fc.record({
      rule: fc.constant('HAS_TYPE'),
      params: fc.record({ types: someOf('temporary', 'permanent') }),
    }),
    fc.record({
      rule: fc.constant('HAS_PROVIDER'),
      params: fc.record({ providers: someOf('eks', 'kubernetes') }),
    }),
    fc.record({
      rule: fc.constant('HAS_STATUS'),
      params: fc.record({ statuses: someOf('ready', 'awaiting-approval') }),
    }),
    fc.record({
      rule: fc.constant('IN_REGION'),
      params: fc.record({ regions: someOf('eu-west-1', 'us-east-1') }),
    }),
    fc.record({
      rule: fc.constant('IS_VIA'),
      params: fc.record({ via: someOf('page', 'scaffolder') }),
    }),
    fc.record({
      rule: fc.constant('COST_AT_MOST'),
      params: fc.record({ usdPerMonth: fc.constantFrom(0, 0.1, 250, 1e300) }),
    }),
    fc.record({
      rule: fc.constant('LIFETIME_AT_MOST'),
      params: fc.record({ lifetime: fc.constantFrom(...lifetimes.map(formatLifetime)) }),
    }),
    fc.record({
      rule: fc.constant('NODES_AT_MOST'),
      params: fc.record({ nodes: fc.constantFrom(0, 4, 2_147_483_647) }),
    }),
  );
}

/** Any tree of conditions, over all rules. */
export function conditionsOf(resourceType: string, refs: string[]): fc.Arbitrary<Conditions> {
  return fc.letrec<{ criteria: Conditions }>(tie => ({
    criteria: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      leafOf(refs).map(condition => ({ ...condition, resourceType })),
      fc.record({ not: tie('criteria') }),
      fc.record({ allOf: fc.array(tie('criteria'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ anyOf: fc.array(tie('criteria'), { minLength: 1, maxLength: 3 }) }),
    ) as fc.Arbitrary<Conditions>,
  })).criteria;
}

/** Any environment of these owners, and who is nominated to decide its request. */
export function rowOf(refs: string[]) {
  return fc.record({
    owner: fc.constantFrom(...refs),
    requester: fc.constantFrom(...refs),
    type: fc.constantFrom('temporary' as const, 'permanent' as const),
    provider: fc.constantFrom('eks', 'kubernetes'),
    region: fc.constantFrom('eu-west-1', 'us-east-1'),
    status: fc.constantFrom('ready' as const, 'awaiting-approval' as const),
    via: fc.constantFrom('page', 'scaffolder', 'mcp-actions'),
    lifetime: fc.constantFrom(null, ...lifetimes),
    nodes: fc.constantFrom(0, 4, 5, 2_147_483_647),
    cost_per_month: fc.constantFrom(null, 0, 100_000, 250_000_000, 250_000_001),
    approvers: fc.uniqueArray(fc.constantFrom(...refs), { maxLength: 3 }),
  });
}
export type FactRow = ReturnType<typeof rowOf> extends fc.Arbitrary<infer T> ? T : never;
