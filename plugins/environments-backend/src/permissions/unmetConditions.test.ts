import fc from 'fast-check';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { EnvironmentFacts } from '@eks-environments/plugin-environments-node';
import { onlyIf, rightsUnder, type Conditions } from '../__testUtils__/rights';
import { environmentRequestConditions as of } from './rules';
import type { Unmet } from './unmetConditions';

const facts: fc.Arbitrary<EnvironmentFacts> = fc.record({
  owner: fc.constant('group:default/team-a'),
  requester: fc.constant('user:default/dana'),
  approvers: fc.constant([]),
  type: fc.constantFrom('temporary' as const, 'permanent' as const),
  provider: fc.constant('eks'),
  target: fc.constant('development'),
  region: fc.constantFrom('eu-west-1', 'us-east-1'),
  status: fc.constant('awaiting-approval' as const),
  nodes: fc.nat({ max: 3 }),
  via: fc.constant('page'),
});

const leaf = fc.oneof(
  fc.subarray(['temporary', 'permanent']).map(types => of.hasType({ types })),
  fc.subarray(['eu-west-1', 'us-east-1']).map(regions => of.inRegion({ regions })),
  fc.nat({ max: 3 }).map(nodes => of.nodesAtMost({ nodes })),
  fc.constantFrom(0, 250).map(usdPerMonth => of.costAtMost({ usdPerMonth })),
);
const { conditions } = fc.letrec<{ conditions: Conditions }>(tie => {
  const some = fc.array(tie('conditions'), { minLength: 1, maxLength: 3 });
  return {
    conditions: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      leaf,
      fc.record({ not: tie('conditions') }),
      fc.record({ allOf: some }),
      fc.record({ anyOf: some }),
    ) as fc.Arbitrary<Conditions>,
  };
});

function holds(condition: Unmet, { type, region, nodes }: EnvironmentFacts): boolean {
  if (condition === 'unclear') return false;
  if (!('atMost' in condition))
    return condition.anyOf.some(value => [type, region].includes(value));
  return condition.fact === 'nodes' && nodes <= condition.atMost;
}

describe('What keeps a policy from allowing', () => {
  it('is told exactly where it does not allow, and never a condition that holds', async () => {
    const seen = { allowed: 0, told: 0 };
    await fc.assert(
      fc.asyncProperty(conditions, facts, async (criteria, given) => {
        const rights = await rightsUnder(onlyIf(criteria));
        const unmet = rights.unmet('skipApproval', given);
        expect(unmet.length === 0).toBe(rights.may('skipApproval', given));
        expect(unmet.filter(condition => holds(condition, given))).toEqual([]);
        if (unmet.length === 0) seen.allowed += 1;
        if (unmet.some(condition => condition !== 'unclear')) seen.told += 1;
      }),
      { numRuns: 500 },
    );
    expect(Math.min(seen.allowed, seen.told)).toBeGreaterThan(50);
  });

  it.each([AuthorizeResult.ALLOW, AuthorizeResult.DENY] as const)(
    'is no condition where the policy says %s',
    async result => {
      const rights = await rightsUnder({ result });
      const [given] = fc.sample(facts, 1);
      expect(rights.unmet('skipApproval', given)).toEqual([]);
    },
  );
});
