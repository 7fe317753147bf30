import { isDeepStrictEqual } from 'node:util';
import type { ErrorDetail } from '@eks-environments/plugin-environments-common';
import { violation } from '../manifest/path';
import { findAll, valueAt } from './paths';

const reasons: Record<string, string[]> = {
  'Environments are bounded and counted by managed node groups only.': [
    'nodeGroups',
    'karpenter',
    'fargateProfiles',
    'outpost',
    'remoteNetworkConfig',
    'localZones',
    'controlPlaneScalingConfig',
    'capabilities',
    'managedNodeGroups.*.instanceSelector',
    'managedNodeGroups.*.capacityReservation',
    'managedNodeGroups.*.instanceMarketOptions',
    'managedNodeGroups.*.launchTemplate',
    'managedNodeGroups.*.outpostARN',
    'managedNodeGroups.*.additionalVolumes',
  ],
  'Nodes run what AWS publishes, without commands or images from a manifest.': [
    'managedNodeGroups.*.preBootstrapCommands',
    'managedNodeGroups.*.overrideBootstrapCommand',
    'managedNodeGroups.*.bottlerocket',
    'managedNodeGroups.*.ami',
  ],
  'Every environment has a VPC and security groups of its own.': [
    'vpc.id',
    'vpc.subnets',
    'vpc.securityGroup',
    'vpc.sharedNodeSecurityGroup',
    'vpc.controlPlaneSubnetIDs',
    'vpc.controlPlaneSecurityGroupIDs',
    'managedNodeGroups.*.subnets',
    'managedNodeGroups.*.securityGroups',
  ],
  'A manifest must not write IAM policies or hand out roles that already exist.': [
    'iam.serviceAccounts',
    'iam.serviceRoleARN',
    'iam.serviceRolePermissionsBoundary',
    'iam.fargatePodExecutionRoleARN',
    'iam.podIdentityAssociations.*.permissionPolicy',
    'iam.podIdentityAssociations.*.policy',
    'iam.podIdentityAssociations.*.roleARN',
    'iam.podIdentityAssociations.*.roleName',
    'iam.podIdentityAssociations.*.targetRoleARN',
    'addons.*.attachPolicy',
    'addons.*.attachPolicyARNs',
    'addons.*.wellKnownPolicies',
    'addons.*.serviceAccountRoleARN',
    'addons.*.podIdentityAssociations.*.permissionPolicy',
    'addons.*.podIdentityAssociations.*.policy',
    'addons.*.podIdentityAssociations.*.roleARN',
    'addons.*.podIdentityAssociations.*.roleName',
    'addons.*.podIdentityAssociations.*.targetRoleARN',
    'managedNodeGroups.*.iam.attachPolicy',
    'managedNodeGroups.*.iam.instanceRoleARN',
    'managedNodeGroups.*.iam.instanceRoleName',
    'managedNodeGroups.*.iam.instanceProfileARN',
  ],
  'Rights in the cluster are given by accessConfig.accessEntries only.': [
    'iamIdentityMappings',
    'identityProviders',
  ],
  'Environments are not bound to a repository by eksctl.': ['gitops'],
};

/** Refuses the sections that no environment may have, each with its reason. */
export function refuseForbidden(raw: unknown): ErrorDetail[] {
  return Object.entries(reasons).flatMap(([reason, patterns]) =>
    patterns.flatMap(pattern =>
      findAll(raw, pattern).map(({ path }) => violation(path, 'guardrail.forbidden', reason)),
    ),
  );
}

/**
 * Refuses what the platform team has forbidden by config. To say what the completion would say anyway is
 * no choice, and allowed: else no effective manifest could be submitted again.
 */
export function refuseConfigured(
  raw: unknown,
  patterns: readonly string[],
  completeWithout: (patterns: readonly string[]) => unknown,
): ErrorDetail[] {
  const set = patterns.flatMap(pattern => findAll(raw, pattern));
  if (set.length === 0) {
    return [];
  }
  const otherwise = completeWithout(patterns);
  return set
    .filter(({ path, value }) => !isDeepStrictEqual(value, valueAt(otherwise, path)))
    .map(({ path }) =>
      violation(path, 'guardrail.forbidden', 'The platform team does not let manifests set this.'),
    );
}
