import { z } from 'zod/v4';
import { findCluster } from '../eks/clusters.ts';
import type { Region } from '../simulation/Region.ts';

const count = z.int().min(0).max(100).default(0);

export const leftoversSchema = z.strictObject({
  account: z
    .string()
    .regex(/^\d{12}$/)
    .default('111122223333'),
  region: z.string(),
  cluster: z.string(),
  networkInterfaces: count,
  securityGroups: count,
  volumes: count,
  loadBalancers: count,
  classicLoadBalancers: count,
  /** Whether the network interfaces are still attached to something. */
  attached: z.boolean().default(false),
});

export type Leftovers = z.infer<typeof leftoversSchema>;

/** Makes what controllers in a cluster leave behind in AWS; answers the ids. */
export function plantLeftovers(region: Region, plan: Leftovers): string[] {
  const { state, random } = region;
  const cluster = findCluster(region, plan.cluster);
  const owned = { [`kubernetes.io/cluster/${cluster.name}`]: 'owned' };
  const balancerTags = { ...owned, 'elbv2.k8s.aws/cluster': cluster.name };
  const { vpcId } = cluster;
  const subnet = Object.values(state.subnets).find(item => item.vpcId === vpcId);
  const subnetId = subnet?.id ?? '';
  const zone = subnet?.zone ?? `${region.name}a`;
  const createdAt = region.stamp(region.now());
  const ids: string[] = [];
  const repeat = (times: number, make: (id: string) => string) => {
    for (let i = 0; i < times; i++) {
      ids.push(make(random.hex(17)));
    }
  };
  const groups: string[] = [];
  repeat(plan.securityGroups, hex => {
    const id = `sg-${hex}`;
    const name = `k8s-traffic-${cluster.name}-${random.hex(10)}`;
    const description = `[k8s] Shared Backend SecurityGroup for LoadBalancer`;
    state.securityGroups[id] = { id, name, description, vpcId, tags: balancerTags };
    groups.push(id);
    return id;
  });
  repeat(plan.networkInterfaces, hex => {
    const id = `eni-${hex}`;
    state.networkInterfaces[id] = {
      id,
      vpcId,
      subnetId,
      zone,
      description: `aws-K8S-i-${random.hex(17)}`,
      status: plan.attached ? 'in-use' : 'available',
      privateIp: `192.168.${random.below(96)}.${4 + random.below(200)}`,
      groups: groups.slice(0, 1),
      tags: { ...owned, 'node.k8s.amazonaws.com/instance_id': `i-${random.hex(17)}` },
    };
    return id;
  });
  repeat(plan.volumes, hex => {
    const id = `vol-${hex}`;
    const tags = {
      ...owned,
      'kubernetes.io/created-for/pvc/name': `data-${random.hex(4)}`,
      'ebs.csi.aws.com/cluster': 'true',
      KubernetesCluster: cluster.name,
    };
    state.volumes[id] = { id, zone, size: 20, state: 'available', createdAt, tags };
    return id;
  });
  const balancer = (kind: 'network' | 'classic') => (hex: string) => {
    const name = kind === 'classic' ? `a${hex}` : `k8s-default-${hex.slice(0, 10)}`;
    const arn =
      kind === 'classic'
        ? undefined
        : region.arn('elasticloadbalancing', `loadbalancer/net/${name}/${random.hex(16)}`);
    state.loadBalancers[name] = {
      name,
      arn,
      kind,
      vpcId,
      subnetIds: [subnetId],
      dnsName: `${name}.elb.${region.name}.amazonaws.com`,
      securityGroupIds: [],
      createdAt,
      tags: balancerTags,
    };
    return arn ?? name;
  };
  repeat(plan.loadBalancers, balancer('network'));
  repeat(plan.classicLoadBalancers, balancer('classic'));
  region.changed();
  return ids;
}
