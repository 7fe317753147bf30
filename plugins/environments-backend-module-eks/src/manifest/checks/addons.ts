import type { ErrorDetail } from '@eks-environments/plugin-environments-common';
import { usesAddonPolicies } from '../completeNodeGroup';
import { parseManifest } from '../parseManifest';
import { violation } from '../path';
import type { SubmittedAddon, SubmittedManifest } from '../shape/manifest';
import { repeated, required, type Check } from './Check';

/** Add-ons of AWS and its community add-ons; those of the AWS Marketplace have prices of their own. */
const known = [
  'vpc-cni',
  'coredns',
  'kube-proxy',
  'metrics-server',
  'eks-pod-identity-agent',
  'eks-node-monitoring-agent',
  'aws-ebs-csi-driver',
  'aws-efs-csi-driver',
  'snapshot-controller',
  'amazon-cloudwatch-observability',
  'adot',
  'cert-manager',
  'external-dns',
  'kube-state-metrics',
  'prometheus-node-exporter',
];

/** They come up degraded without rights in AWS, and eksctl then waits for them in vain. */
const needRights: Record<string, 'ebs' | 'efs'> = {
  'aws-ebs-csi-driver': 'ebs',
  'aws-efs-csi-driver': 'efs',
};

export const checkAddons: Check = manifest => {
  const addons = manifest.addons ?? [];
  return [
    ...addons.flatMap((addon, index) => checkAddon(addon, index, manifest)),
    ...repeated(addons.map(addon => addon.name)).map(([, index]) =>
      violation(['addons', index, 'name'], 'addon.repeated', 'This add-on stands twice.'),
    ),
  ];
};

function checkAddon(
  addon: SubmittedAddon,
  index: number,
  manifest: SubmittedManifest,
): ErrorDetail[] {
  const at = (key: string) => ['addons', index, key];
  const found: ErrorDetail[] = [];
  if (addon.name === undefined) {
    found.push(required(...at('name')));
  } else if (!known.includes(addon.name)) {
    found.push(violation(at('name'), 'guardrail.addon', `Use one of ${known.join(', ')}.`));
  } else if (lacksRights(addon, addon.name, manifest)) {
    found.push(
      violation(
        at('name'),
        'addon.rights',
        'This add-on needs rights in AWS: set useDefaultPodIdentityAssociations, or addonsConfig.autoApplyPodIdentityAssociations.',
      ),
    );
  }
  if (addon.podIdentityAssociations && addon.useDefaultPodIdentityAssociations) {
    found.push(
      violation(
        at('useDefaultPodIdentityAssociations'),
        'addon.identities',
        'Give either podIdentityAssociations or the default ones.',
      ),
    );
  }
  const values = addon.configurationValues;
  if (values !== undefined && !parseManifest(values).ok) {
    found.push(
      violation(
        at('configurationValues'),
        'addon.values',
        'Must be a JSON or YAML object, without aliases.',
      ),
    );
  }
  return found;
}

function lacksRights(addon: SubmittedAddon, name: string, manifest: SubmittedManifest): boolean {
  const policy = Object.hasOwn(needRights, name) ? needRights[name] : undefined;
  const nodes = manifest.managedNodeGroups ?? [];
  return Boolean(
    policy &&
      !addon.podIdentityAssociations &&
      !addon.useDefaultPodIdentityAssociations &&
      !manifest.addonsConfig?.autoApplyPodIdentityAssociations &&
      !nodes.every(group => usesAddonPolicies(group) && group.iam?.withAddonPolicies?.[policy]),
  );
}
