import fc from 'fast-check';
import type { SubmittedAccessEntry } from '../manifest/shape/manifest';
import { mergeEntries } from './mergeEntries';

const principal = fc
  .constantFrom('TeamA', 'TeamB', 'dana')
  .map(role => `arn:aws:iam::1:role/${role}`);
const policy = fc.record({
  policyARN: fc
    .constantFrom('Edit', 'View')
    .map(name => `arn:aws:eks::aws:cluster-access-policy/${name}`),
  accessScope: fc.oneof(
    fc.constant({ type: 'cluster' as const }),
    fc.record({
      type: fc.constant('namespace' as const),
      namespaces: fc.array(fc.constantFrom('dev', 'test', 'dev-*'), { minLength: 1 }),
    }),
  ),
});
const entry: fc.Arbitrary<SubmittedAccessEntry> = fc.record(
  {
    principalARN: principal,
    type: fc.constant('STANDARD' as const),
    kubernetesGroups: fc.array(fc.constantFrom('readers', 'writers')),
    kubernetesUsername: fc.constant('somebody'),
    accessPolicies: fc.array(policy, { maxLength: 4 }),
  },
  { requiredKeys: ['principalARN'] },
);
const entries = fc.array(entry, { maxLength: 6 });

/** Every single right that the entries give, as a text; a right everywhere is one in each namespace, too. */
function rightsOf(given: readonly SubmittedAccessEntry[]): Set<string> {
  return new Set(
    given.flatMap(({ principalARN, kubernetesGroups, kubernetesUsername, accessPolicies }) =>
      [
        'enter',
        ...(kubernetesGroups ?? []).map(group => `group ${group}`),
        ...(kubernetesUsername ? [`as ${kubernetesUsername}`] : []),
        ...(accessPolicies ?? []).flatMap(({ policyARN, accessScope }) =>
          (accessScope?.namespaces ?? ['everywhere', 'dev', 'test', 'dev-*']).map(
            namespace => `${policyARN} ${namespace}`,
          ),
        ),
      ].map(right => `${principalARN} ${right}`),
    ),
  );
}

describe('mergeEntries', () => {
  it('gives all the rights that were given, and no others', () => {
    fc.assert(
      fc.property(entries, given => {
        expect(rightsOf(mergeEntries(given))).toEqual(rightsOf(given));
      }),
    );
  });

  it('names a principal once, and a policy once for each', () => {
    fc.assert(
      fc.property(entries, given => {
        const merged = mergeEntries(given);
        for (const names of [
          merged.map(item => item.principalARN),
          ...merged.map(item => (item.accessPolicies ?? []).map(({ policyARN }) => policyARN)),
        ]) {
          expect(new Set(names).size).toBe(names.length);
        }
      }),
    );
  });

  it('changes nothing when done again, with any of the same entries beside, in any order', () => {
    const shuffled = entries.chain(given =>
      fc.tuple(
        fc.constant(given),
        fc.shuffledSubarray(given, { minLength: given.length }),
        fc.subarray(given),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([given, otherwise, some]) => {
        const merged = mergeEntries(given);
        expect(mergeEntries(merged)).toStrictEqual(merged);
        expect(mergeEntries([...merged, ...some])).toStrictEqual(merged);
        expect(mergeEntries(otherwise)).toStrictEqual(merged);
      }),
    );
  });
});
