import { CommandError } from '../failures.ts';
import type { ClusterConfig } from './types.ts';
import { validateNodeGroup } from './validateNodeGroup.ts';

const logTypes = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler', 'all', '*'];
const retentions = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1827, 3653];

/** Regions that eksctl supports. */
export const regions = (
  'us-west-1 us-west-2 us-east-1 us-east-2 ca-central-1 ca-west-1 eu-west-1 eu-west-2 eu-west-3 ' +
  'eu-north-1 eu-central-1 eu-central-2 eu-south-1 eu-south-2 ap-northeast-1 ap-northeast-2 ' +
  'ap-northeast-3 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ' +
  'ap-southeast-6 ap-southeast-7 ap-south-1 ap-south-2 ap-east-1 ap-east-2 me-central-1 ' +
  'me-south-1 sa-east-1 af-south-1 il-central-1 mx-central-1 cn-north-1 cn-northwest-1 ' +
  'us-gov-west-1 us-gov-east-1 us-iso-east-1 us-iso-west-1 us-isob-east-1 us-isob-west-1 ' +
  'us-isof-south-1 us-isof-east-1 eu-isoe-west-1'
).split(' ');

/** @throws CommandError when eksctl doesn't support the region. */
function validateRegion(region: string): void {
  if (!regions.includes(region)) {
    throw new CommandError(
      `--region=${region} is not supported - use one of: ${regions.join(', ')}`,
    );
  }
}

/** @throws CommandError for a name that CloudFormation would refuse. */
function validateName(name: string): void {
  if (!/^[a-zA-Z][-a-zA-Z0-9]*$/.test(name)) {
    throw new CommandError(
      `validation for ${name} failed, name must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
    );
  }
}

/** The checks that eksctl makes before it asks AWS. @throws CommandError. */
export function validateConfig(config: ClusterConfig): void {
  validateName(config.metadata.name);
  validateRegion(config.metadata.region);
  validateAccess(config);
  validateNetwork(config);
  validateLogging(config);
  validateAddons(config);
  const key = config.secretsEncryption?.keyARN;
  if (key !== undefined && !/^arn:[^:]+:kms:[^:]*:[^:]*:.+$/.test(key)) {
    throw new CommandError('invalid ARN in secretsEncryption.keyARN: arn: invalid prefix');
  }
  const support = config.upgradePolicy?.supportType;
  if (support !== undefined && support !== 'STANDARD' && support !== 'EXTENDED') {
    throw new CommandError(
      `invalid value ${support} for upgradePolicy.supportType; must be one of STANDARD, EXTENDED`,
    );
  }
  const names = new Set<string>();
  (config.managedNodeGroups ?? []).forEach((group, index) => {
    const path = `managedNodeGroups[${index}]`;
    if (names.has(group.name)) {
      throw new CommandError(`${path}.name ${JSON.stringify(group.name)} is not unique`);
    }
    names.add(group.name);
    validateNodeGroup(group, path, config);
  });
}

function validateAccess(config: ClusterConfig): void {
  const principals = new Set<string>();
  (config.accessConfig?.accessEntries ?? []).forEach((entry, index) => {
    const path = `accessConfig.accessEntries[${index}]`;
    if (!entry.principalARN || !/^arn:[^:]+:iam::\d{12}:(role|user)\/.+/.test(entry.principalARN)) {
      throw new CommandError(`${path}.principalARN must be set to a valid AWS ARN`);
    }
    if (principals.has(entry.principalARN)) {
      throw new CommandError(
        `duplicate access entry ${path} with principal ARN "${entry.principalARN}"`,
      );
    }
    principals.add(entry.principalARN);
    for (const policy of entry.accessPolicies ?? []) {
      if (!/^arn:[^:]+:eks::aws:cluster-access-policy\/.+/.test(policy.policyARN ?? '')) {
        throw new CommandError(`${path}.policyARN must be a valid EKS access policy ARN`);
      }
      const scope = policy.accessScope;
      if (scope?.type !== 'cluster' && scope?.type !== 'namespace') {
        throw new CommandError(`${path}.accessScope.type must be set to "namespace" or "cluster"`);
      }
      const namespaces = scope.namespaces?.length ?? 0;
      if ((scope.type === 'namespace') !== namespaces > 0) {
        throw new CommandError(
          `${path}.accessScope.namespaces must ${
            scope.type === 'namespace' ? '' : 'not '
          }be set when type is ${scope.type}`,
        );
      }
    }
  });
}

function validateNetwork(config: ClusterConfig): void {
  const zones = config.availabilityZones;
  if (zones !== undefined && zones.length < 2) {
    throw new CommandError(
      `only ${zones.length} zone(s) specified ${JSON.stringify(
        zones,
      )}, 2 are required (can be non-unique)`,
    );
  }
  const gateway = config.vpc?.nat?.gateway;
  if (gateway !== undefined && !['HighlyAvailable', 'Single', 'Disable'].includes(gateway)) {
    throw new CommandError(
      `allowed values for vpc.nat.gateway are HighlyAvailable, Single, Disable; got "${gateway}"`,
    );
  }
  const endpoints = config.vpc?.clusterEndpoints;
  if (endpoints && endpoints.publicAccess === false && !endpoints.privateAccess) {
    throw new CommandError(
      'Kubernetes API access must have one of public or private clusterEndpoints enabled',
    );
  }
  if (config.privateCluster?.enabled) {
    if (endpoints) {
      throw new CommandError(
        'vpc.clusterEndpoints cannot be set for a fully-private cluster (privateCluster.enabled) as the endpoint access defaults to private-only',
      );
    }
    const open = config.managedNodeGroups?.find(group => !group.privateNetworking);
    if (open) {
      throw new CommandError(
        `privateNetworking must be enabled for a nodegroup when privateCluster.enabled is set (${open.name})`,
      );
    }
  }
}

function validateLogging(config: ClusterConfig): void {
  const logging = config.cloudWatch?.clusterLogging;
  const unknown = logging?.enableTypes?.find(type => !logTypes.includes(type));
  if (unknown) {
    throw new CommandError(
      `log type ${JSON.stringify(unknown)} (cloudWatch.clusterLogging.enableTypes) is unknown`,
    );
  }
  const days = logging?.logRetentionInDays;
  if (days) {
    if (!logging?.enableTypes?.length) {
      throw new CommandError(
        'cannot set cloudWatch.clusterLogging.logRetentionInDays without enabling log types',
      );
    }
    if (!retentions.includes(days)) {
      throw new CommandError(
        `invalid value ${days} for logRetentionInDays; supported values are [${retentions.join(
          ' ',
        )}]`,
      );
    }
  }
}

function validateAddons(config: ClusterConfig): void {
  const names = (config.addons ?? []).map(addon => addon.name);
  const auto = config.autoModeConfig?.enabled === true;
  if (auto && config.managedNodeGroups?.length) {
    throw new CommandError(
      'creating nodegroups is not supported when Auto Mode is enabled in autoModeConfig.enabled',
    );
  }
  const core = names.find(name => ['vpc-cni', 'kube-proxy', 'coredns'].includes(name));
  if (auto && core) {
    throw new CommandError(
      `core networking addon ${core} is not required on a cluster using Auto Mode; core networking capabilities are automatically managed by EKS when Auto Mode is enabled`,
    );
  }
  const usesPodIdentity =
    config.addonsConfig?.autoApplyPodIdentityAssociations ||
    config.addons?.some(a => a.podIdentityAssociations || a.useDefaultPodIdentityAssociations) ||
    config.iam?.podIdentityAssociations?.length;
  if (usesPodIdentity && !auto && !names.includes('eks-pod-identity-agent')) {
    throw new CommandError(
      'the "eks-pod-identity-agent" addon must be installed to create pod identity associations; please add "eks-pod-identity-agent" to `addons`',
    );
  }
  if (config.addonsConfig?.disableDefaultAddons && config.managedNodeGroups?.length) {
    if (!names.includes('vpc-cni')) {
      throw new CommandError(
        'addonsConfig.disableDefaultAddons cannot be true when the cluster has nodegroups and vpc-cni is not in addons',
      );
    }
  }
}
