import type { NodeGroup } from './ClusterManifest';
import { list } from './list';
import type { SubmittedNodeGroup } from './shape/manifest';
import { sizesOf } from './sizes';
import { sortKeys } from './sortKeys';

/** The instance types that a group's nodes may have. */
export function instanceTypesOf(group: SubmittedNodeGroup): string[] {
  return group.instanceTypes ?? (group.instanceType ? [group.instanceType] : []);
}

/** Whether pods get rights through the node's role; eksctl then wants IMDS open to pods. */
export function usesAddonPolicies(group: SubmittedNodeGroup): boolean {
  return Object.values(group.iam?.withAddonPolicies ?? {}).some(Boolean);
}

export function completeNodeGroup(group: SubmittedNodeGroup): NodeGroup {
  const { minSize, desiredCapacity, maxSize } = sizesOf(group);
  return {
    name: group.name ?? '',
    amiFamily: group.amiFamily ?? 'AmazonLinux2023',
    instanceTypes: instanceTypesOf(group),
    spot: group.spot ?? false,
    minSize,
    desiredCapacity,
    maxSize: maxSize ?? desiredCapacity,
    availabilityZones: group.availabilityZones,
    privateNetworking: true,
    volumeType: group.volumeType ?? 'gp3',
    volumeSize: group.volumeSize ?? 80,
    volumeIOPS: group.volumeIOPS,
    volumeThroughput: group.volumeThroughput,
    volumeEncrypted: true,
    disableIMDSv1: true,
    disablePodIMDS: !usesAddonPolicies(group),
    ssh: { allow: false },
    maxPodsPerNode: group.maxPodsPerNode,
    labels: sortKeys(group.labels),
    taints: list(group.taints),
    tags: sortKeys(group.tags),
    updateConfig: group.updateConfig,
    nodeRepairConfig: group.nodeRepairConfig,
    iam: group.iam,
  };
}
