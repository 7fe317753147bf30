import type { Footprint } from '@eks-environments/plugin-environments-common';
import { findInstanceType } from '../instances/instanceTypes';
import type { ClusterManifest, NodeGroup } from '../manifest/ClusterManifest';

/**
 * The most that an environment can grow to: every group at its `maxSize`, every node of the largest of its
 * group's instance types.
 *
 * @throws TypeError for an instance type that the evaluation would have refused
 */
export function footprintOf(manifest: ClusterManifest): Footprint {
  const groups = manifest.managedNodeGroups;
  const sum = (amountOf: (group: NodeGroup) => number) =>
    groups.reduce((total, group) => total + amountOf(group), 0);
  return {
    nodes: sum(group => group.maxSize),
    vcpu: sum(group => group.maxSize * largest(group, 'vcpu')),
    memoryGib: sum(group => group.maxSize * largest(group, 'memoryGib')),
    instances: groups.map(group => ({
      group: group.name,
      instanceTypes: group.instanceTypes,
      minNodes: group.minSize,
      maxNodes: group.maxSize,
      spot: group.spot,
      volumeGib: group.volumeSize,
    })),
  };
}

function largest(group: NodeGroup, amount: 'vcpu' | 'memoryGib'): number {
  return Math.max(
    ...group.instanceTypes.map(name => {
      const type = findInstanceType(name);
      if (!type) {
        throw new TypeError(`No known instance type: ${name}`);
      }
      return type[amount];
    }),
  );
}
