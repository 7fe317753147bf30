import { notSimulated } from '../failures.ts';
import type { ClusterConfig } from './types.ts';

const sections = [
  'nodeGroups',
  'fargateProfiles',
  'karpenter',
  'outpost',
  'gitops',
  'identityProviders',
  'iamIdentityMappings',
  'remoteNetworkConfig',
  'capabilities',
  'localZones',
  'kubeAPIServerConfig',
  'kubeControllerManagerConfig',
  'kubeSchedulerConfig',
  'controlPlaneScalingConfig',
  'zonalShiftConfig',
];

/** @throws CommandError for what eksctl would do and the simulator can't. */
export function refuseUnsimulated(config: ClusterConfig): void {
  const section = sections.find(name => config[name] !== undefined);
  if (section) {
    throw notSimulated(`the section ${section}`);
  }
  if (config.iam?.withOIDC) {
    throw notSimulated('iam.withOIDC');
  }
  if (config.iam?.serviceAccounts?.length) {
    throw notSimulated('iam.serviceAccounts');
  }
  for (const group of config.managedNodeGroups ?? []) {
    for (const field of [
      'launchTemplate',
      'instanceSelector',
      'capacityReservation',
      'outpostARN',
    ]) {
      if (group[field] !== undefined) {
        throw notSimulated(`managedNodeGroups[].${field}`);
      }
    }
  }
}
