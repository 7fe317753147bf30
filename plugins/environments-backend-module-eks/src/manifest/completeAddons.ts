import type { Addon } from './ClusterManifest';
import { list } from './list';
import type { SubmittedManifest, SubmittedPodIdentity } from './shape/manifest';
import { sortKeys } from './sortKeys';

/** What eksctl installs when nothing is said. */
const defaultAddons = ['vpc-cni', 'coredns', 'kube-proxy', 'metrics-server'];

const podIdentityAgent = 'eks-pod-identity-agent';

function usesPodIdentities(manifest: SubmittedManifest): boolean {
  return Boolean(
    manifest.addonsConfig?.autoApplyPodIdentityAssociations ||
      manifest.iam?.podIdentityAssociations?.length ||
      manifest.addons?.some(
        addon => addon.podIdentityAssociations?.length || addon.useDefaultPodIdentityAssociations,
      ),
  );
}

/** The add-ons in their order, then what eksctl would add and what they need. */
export function completeAddons(manifest: SubmittedManifest): Addon[] {
  const given = (manifest.addons ?? []).map(addon => ({
    ...addon,
    name: addon.name ?? '',
    podIdentityAssociations: list(addon.podIdentityAssociations?.map(completePodIdentity)),
    tags: sortKeys(addon.tags),
  }));
  const needed = usesPodIdentities(manifest) ? [podIdentityAgent, ...defaultAddons] : defaultAddons;
  const missing = needed.filter(name => !given.some(addon => addon.name === name));
  return [...given, ...missing.map(name => ({ name }))];
}

export function completePodIdentity(association: SubmittedPodIdentity): SubmittedPodIdentity {
  return {
    ...association,
    createServiceAccount: association.createServiceAccount ?? false,
    tags: sortKeys(association.tags),
  };
}
