import type { Region } from '../simulation/Region.ts';
import type { Effect } from '../state/types.ts';
import { launchFirst } from './instances.ts';

type EffectOf<T extends Effect['type']> = Extract<Effect, { type: T }>;

export function clusterReaches(region: Region, effect: EffectOf<'cluster'>): void {
  const cluster = region.state.clusters[effect.cluster];
  if (!cluster) {
    return;
  }
  if (effect.to === 'gone') {
    if (cluster.status === 'DELETING') {
      delete region.state.securityGroups[cluster.clusterSecurityGroupId];
      delete region.state.clusters[effect.cluster];
    }
    return;
  }
  if (cluster.status === 'CREATING' || cluster.status === 'UPDATING') {
    cluster.status = 'ACTIVE';
  }
  const update = effect.updateId ? cluster.updates[effect.updateId] : undefined;
  if (update) {
    update.status = 'Successful';
    const version = update.params.find(param => param.type === 'Version')?.value;
    if (update.type === 'VersionUpdate' && version) {
      cluster.version = version;
    }
  }
}

export function nodegroupReaches(region: Region, effect: EffectOf<'nodegroup'>, at: number): void {
  const cluster = region.state.clusters[effect.cluster];
  const group = cluster?.nodegroups[effect.nodegroup];
  if (!cluster || !group) {
    return;
  }
  if (effect.to === 'gone') {
    if (group.status === 'DELETING') {
      delete cluster.nodegroups[effect.nodegroup];
    }
    return;
  }
  if (group.status === 'CREATING') {
    group.status = 'ACTIVE';
    launchFirst(region, group, at);
  } else if (group.status === 'UPDATING') {
    group.status = group.launchIssue ? 'DEGRADED' : 'ACTIVE';
  }
  const update = effect.updateId ? cluster.updates[effect.updateId] : undefined;
  if (update) {
    update.status = 'Successful';
    const version = update.params.find(param => param.type === 'Version')?.value;
    if (version) {
      group.version = version;
    }
  }
}

export function addonReaches(region: Region, effect: EffectOf<'addon'>): void {
  const cluster = region.state.clusters[effect.cluster];
  const addon = cluster?.addons[effect.addon];
  if (!cluster || !addon) {
    return;
  }
  if (effect.to === 'gone') {
    if (addon.status === 'DELETING') {
      delete cluster.addons[effect.addon];
    }
    return;
  }
  if (addon.status === 'CREATING' || addon.status === 'UPDATING') {
    addon.status = effect.to;
  }
}
