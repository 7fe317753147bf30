import fc from 'fast-check';
import type { EnvironmentFacts } from '@eks-environments/plugin-environments-node';
import { claimsOf, people } from './personas';

/** Milliseconds. */
export const day = 24 * 60 * 60 * 1000;

export interface WrittenLimits {
  types?: string[];
  providers?: string[];
  regions?: string[];
  via?: string[];
  lifetimeAtMost?: { days: number };
  nodesAtMost?: number;
  costAtMost?: number;
}

/** `environments.policy`, as people write it. */
export interface WrittenPolicy {
  platformAdmins?: string[];
  create?: Array<WrittenLimits & { members?: string[]; owners?: 'own' | string[] }>;
  approve?: Array<WrittenLimits & { members: 'nominated' | string[] }>;
  skipApproval?: Array<WrittenLimits & { members?: string[] }>;
  quotas?: string[];
}

const refs = [...new Set(people.flatMap(claimsOf))];
const someRefs = fc.uniqueArray(fc.constantFrom(...refs), { minLength: 1, maxLength: 3 });
const everybodyOrSome = fc.oneof(fc.constant<string[]>(['*']), someRefs);
const someOf = (...values: string[]) => fc.subarray(values, { minLength: 1 });

const limits: fc.Arbitrary<Required<WrittenLimits>> = fc.record({
  types: someOf('temporary', 'permanent'),
  providers: someOf('eks', 'kubernetes'),
  regions: someOf('eu-west-1', 'us-east-1'),
  via: someOf('page', 'scaffolder', 'mcp-actions'),
  lifetimeAtMost: fc.integer({ min: 1, max: 4 }).map(days => ({ days })),
  nodesAtMost: fc.nat({ max: 4 }),
  costAtMost: fc.constantFrom(0, 99.5, 250),
});
/** Up to three rules with a few limits each: with all of them little would ever be allowed. */
function rulesOf<T extends object>(who: fc.Arbitrary<T>, always: Array<keyof WrittenLimits> = []) {
  const names = fc.subarray<keyof WrittenLimits>(
    ['types', 'providers', 'regions', 'via', 'lifetimeAtMost', 'nodesAtMost', 'costAtMost'],
    { maxLength: 3 },
  );
  const rule = fc.tuple(who, limits, names).map(([rest, all, some]) => {
    const kept: WrittenLimits = Object.fromEntries(
      Object.entries(all).filter(([name]) => [...some, ...always].some(one => one === name)),
    );
    return { ...kept, ...rest };
  });
  return fc.array(rule, { maxLength: 3 });
}
const optional = { requiredKeys: [] };

export const policies: fc.Arbitrary<WrittenPolicy> = fc.record(
  {
    platformAdmins: fc.constantFrom<string[]>([], ['group:default/platform-admins']),
    create: rulesOf(
      fc.record(
        { members: everybodyOrSome, owners: fc.oneof(fc.constant('own' as const), someRefs) },
        optional,
      ),
    ),
    approve: rulesOf(fc.record({ members: fc.oneof(fc.constant('nominated' as const), someRefs) })),
    skipApproval: rulesOf(fc.record({ members: everybodyOrSome }, optional), ['types']),
    quotas: someRefs,
  },
  optional,
);

export const facts: fc.Arbitrary<EnvironmentFacts> = fc
  .record({
    owner: fc.constantFrom(...refs),
    requester: fc.constantFrom(...people.map(name => `user:default/${name}`)),
    approvers: fc.subarray(refs, { maxLength: 2 }),
    type: fc.constantFrom('temporary' as const, 'permanent' as const),
    provider: fc.constantFrom('eks', 'kubernetes'),
    target: fc.constant('development'),
    region: fc.constantFrom('eu-west-1', 'us-east-1'),
    status: fc.constantFrom('awaiting-approval' as const, 'ready' as const),
    nodes: fc.nat({ max: 5 }),
    via: fc.constantFrom('page', 'scaffolder', 'mcp-actions'),
    lifetime: fc.integer({ min: 1, max: 5 }).map(days => days * day),
    costPerMonth: fc.option(fc.constantFrom(0, 99_500_000, 99_500_001, 250_000_000, 251_000_000), {
      nil: undefined,
    }),
  })
  // What is permanent has no end.
  .map(({ lifetime, ...others }) =>
    others.type === 'permanent' ? others : { ...others, lifetime },
  );
