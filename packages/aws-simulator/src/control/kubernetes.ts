import { AwsError } from '../protocols/AwsError.ts';
import { findCluster } from '../eks/clusters.ts';
import { instancesOf } from '../eks/instances.ts';
import type { Region } from '../simulation/Region.ts';

/** A node as the stand-in for a cluster's Kubernetes API tells it. */
export interface SimulatedNode {
  name: string;
  nodegroup: string;
  ready: boolean;
}

/** The nodes of a cluster: the machines of its groups that run. */
export function clusterNodes(region: Region, name: string): SimulatedNode[] {
  const now = region.now();
  const cluster = findCluster(region, name);
  return Object.values(cluster.nodegroups)
    .filter(({ status }) => status === 'ACTIVE' || status === 'UPDATING' || status === 'DEGRADED')
    .flatMap(group =>
      instancesOf(group, now)
        .filter(instance => instance.runningAt <= now)
        .map(instance => ({
          name: nodeName(region.name, instance.id),
          nodegroup: group.name,
          ready: instance.readyAt <= now,
        })),
    );
}

/** The server version of a cluster whose API answers. @throws AwsError while it doesn't. */
export function apiServerVersion(region: Region, name: string): string {
  const cluster = findCluster(region, name);
  if (cluster.status !== 'ACTIVE' && cluster.status !== 'UPDATING') {
    throw new AwsError('Unreachable', `no API server while ${cluster.status}`, 503);
  }
  return `v${cluster.version}.2-eks-simulated`;
}

/** A private DNS name that stays the same for the same node. */
function nodeName(region: string, key: string): string {
  let hash = 2166136261;
  for (let i = 0; i < key.length; i++) {
    hash = Math.imul(hash ^ key.charCodeAt(i), 16777619) >>> 0;
  }
  const suffix = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;
  return `ip-192-168-${(hash >>> 8) % 96}-${4 + (hash % 250)}.${suffix}`;
}
