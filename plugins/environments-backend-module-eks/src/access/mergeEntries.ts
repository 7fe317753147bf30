import type { SubmittedAccessEntry } from '../manifest/shape/manifest';

type AccessPolicy = NonNullable<SubmittedAccessEntry['accessPolicies']>[number];

/**
 * One entry a principal, with all the groups and policies that any of its entries has; sorted, so that the
 * same rights are the same text. EKS takes a principal once in a cluster and a policy once in an entry.
 */
export function mergeEntries(entries: readonly SubmittedAccessEntry[]): SubmittedAccessEntry[] {
  return grouped(entries, entry => entry.principalARN).map(same => {
    const { principalARN } = same[0];
    const kubernetesUsername = same.find(entry => entry.kubernetesUsername)?.kubernetesUsername;
    const kubernetesGroups = united(same.map(entry => entry.kubernetesGroups));
    const accessPolicies = mergePolicies(same.flatMap(entry => entry.accessPolicies ?? []));
    return {
      ...(principalARN !== undefined && { principalARN }),
      type: 'STANDARD',
      ...(kubernetesGroups.length > 0 && { kubernetesGroups }),
      ...(kubernetesUsername !== undefined && { kubernetesUsername }),
      ...(accessPolicies.length > 0 && { accessPolicies }),
    };
  });
}

/** A policy for the whole cluster holds in every namespace. */
function mergePolicies(policies: readonly AccessPolicy[]): AccessPolicy[] {
  return grouped(policies, policy => policy.policyARN).map(same => {
    const { policyARN } = same[0];
    const everywhere = same.some(policy => policy.accessScope?.type === 'cluster');
    return {
      ...(policyARN !== undefined && { policyARN }),
      accessScope: everywhere
        ? { type: 'cluster' }
        : {
            type: 'namespace',
            namespaces: united(same.map(policy => policy.accessScope?.namespaces)),
          },
    };
  });
}

/** Items with the same key together, in the order of the keys. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string | undefined): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item) ?? '';
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, same]) => same);
}

function united(lists: readonly (readonly string[] | undefined)[]): string[] {
  return [...new Set(lists.flatMap(texts => texts ?? []))].sort();
}
