import type { RegionState } from '../state/types.ts';

/** Ids of what keeps a VPC from being deleted. */
export function vpcDependents(state: RegionState, vpcId: string): string[] {
  const inVpc = (item: { vpcId: string }) => item.vpcId === vpcId;
  return [
    ...Object.values(state.subnets)
      .filter(inVpc)
      .map(s => s.id),
    ...Object.values(state.securityGroups)
      .filter(inVpc)
      .map(g => g.id),
    ...Object.values(state.networkInterfaces)
      .filter(inVpc)
      .map(e => e.id),
    ...Object.values(state.natGateways)
      .filter(inVpc)
      .map(n => n.id),
    ...Object.values(state.loadBalancers)
      .filter(inVpc)
      .map(l => l.name),
  ];
}

/** Ids of what keeps a subnet from being deleted. */
export function subnetDependents(state: RegionState, subnetId: string): string[] {
  return [
    ...Object.values(state.networkInterfaces)
      .filter(eni => eni.subnetId === subnetId)
      .map(eni => eni.id),
    ...Object.values(state.natGateways)
      .filter(nat => nat.subnetId === subnetId)
      .map(nat => nat.id),
    ...Object.values(state.loadBalancers)
      .filter(balancer => balancer.subnetIds.includes(subnetId))
      .map(balancer => balancer.name),
  ];
}
