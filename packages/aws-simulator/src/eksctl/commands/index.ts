import { createAccessEntry, deleteAccessEntry, getAccessEntry } from './accessEntries.ts';
import { createAddonCommand, deleteAddon, getAddon } from './addons.ts';
import { describeClusterVersions } from './clusterVersions.ts';
import type { Command, OfflineCommand } from './Command.ts';
import { createCluster } from './createCluster.ts';
import { createNodegroup } from './createNodegroup.ts';
import { deleteCluster } from './deleteCluster.ts';
import { deleteNodegroup } from './deleteNodegroup.ts';
import { describeStacks } from './describeStacks.ts';
import { getCluster } from './getCluster.ts';
import { getNodegroup } from './getNodegroup.ts';
import { createPodIdentity, getPodIdentity } from './podIdentity.ts';
import { scaleNodegroup } from './scaleNodegroup.ts';
import { upgradeCluster } from './upgradeCluster.ts';
import { infoCommand, versionCommand } from './version.ts';
import { utilsWriteKubeconfig } from './writeKubeconfig.ts';

/** Everything that the simulator's eksctl can do. */
export const commands: (Command | OfflineCommand)[] = [
  versionCommand,
  infoCommand,
  createCluster,
  deleteCluster,
  getCluster,
  getNodegroup,
  scaleNodegroup,
  describeStacks,
  describeClusterVersions,
  utilsWriteKubeconfig,
  upgradeCluster,
  createAccessEntry,
  getAccessEntry,
  deleteAccessEntry,
  createNodegroup,
  deleteNodegroup,
  createAddonCommand,
  getAddon,
  deleteAddon,
  createPodIdentity,
  getPodIdentity,
];
