import { AwsError } from '../../protocols/AwsError.ts';
import { asObject, asTexts } from '../../protocols/json.ts';
import { page } from '../../protocols/pages.ts';
import type { Operation } from '../../server/Operation.ts';
import { findCluster } from '../clusters.ts';
import { followDesiredSize, terminateAll } from '../instances.ts';
import { findNodegroup, makeNodegroup, scalingOf } from '../nodegroups.ts';
import { nodegroupShape, updateShape } from '../shapes.ts';
import { asTags } from '../tags.ts';
import { beginUpdate } from './clusters.ts';

/** Model milliseconds of each work on a node group. */
const createTime = 180_000;
const deleteTime = 240_000;
const scaleTime = 45_000;
const versionUpdateTime = 300_000;

function notWorking(status: string, name: string): void {
  if (status !== 'ACTIVE' && status !== 'DEGRADED') {
    throw new AwsError(
      'ResourceInUseException',
      `Nodegroup cannot be updated as it is currently not in Active State: ${name} is ${status}`,
      409,
    );
  }
}

export const nodegroupOperations: Record<string, Operation> = {
  CreateNodegroup(input, { region }) {
    const at = region.now();
    const cluster = findCluster(region, input.name);
    const group = makeNodegroup(region, cluster.name, input, at);
    region.schedule(at + createTime, {
      type: 'nodegroup',
      cluster: cluster.name,
      nodegroup: group.name,
      to: 'ACTIVE',
    });
    return { nodegroup: nodegroupShape(cluster, group) };
  },

  ListNodegroups(input, { region }) {
    const names = Object.keys(findCluster(region, input.name).nodegroups).sort();
    const { items, nextToken } = page(names, input.nextToken, Number(input.maxResults ?? 100));
    return { nodegroups: items, nextToken };
  },

  DescribeNodegroup(input, { region }) {
    const cluster = findCluster(region, input.name);
    return { nodegroup: nodegroupShape(cluster, findNodegroup(cluster, input.nodegroupName)) };
  },

  DeleteNodegroup(input, { region }) {
    const cluster = findCluster(region, input.name);
    const group = findNodegroup(cluster, input.nodegroupName);
    if (group.status !== 'DELETING') {
      group.status = 'DELETING';
      terminateAll(region, group);
      region.schedule(region.now() + deleteTime, {
        type: 'nodegroup',
        cluster: cluster.name,
        nodegroup: group.name,
        to: 'gone',
      });
    }
    return { nodegroup: nodegroupShape(cluster, group) };
  },

  UpdateNodegroupConfig(input, context) {
    const { region } = context;
    const cluster = findCluster(region, input.name);
    const group = findNodegroup(cluster, input.nodegroupName);
    notWorking(group.status, group.name);
    if (input.scalingConfig !== undefined) {
      group.scaling = scalingOf(input.scalingConfig, group.scaling);
      group.launchIssue = context.faults.noCapacity;
      followDesiredSize(region, group, group.launchIssue === undefined);
    }
    const labels = asObject(input.labels);
    group.labels = { ...group.labels, ...asTags(labels.addOrUpdateLabels) };
    for (const label of asTexts(labels.removeLabels)) {
      delete group.labels[label];
    }
    group.status = 'UPDATING';
    const update = beginUpdate(context, cluster, 'ConfigUpdate', [], group.name);
    region.schedule(region.now() + scaleTime, {
      type: 'nodegroup',
      cluster: cluster.name,
      nodegroup: group.name,
      to: 'ACTIVE',
      updateId: update.id,
    });
    return { update: updateShape(update) };
  },

  UpdateNodegroupVersion(input, context) {
    const { region } = context;
    const cluster = findCluster(region, input.name);
    const group = findNodegroup(cluster, input.nodegroupName);
    notWorking(group.status, group.name);
    group.status = 'UPDATING';
    const update = beginUpdate(
      context,
      cluster,
      'VersionUpdate',
      [{ type: 'Version', value: String(input.version ?? cluster.version) }],
      group.name,
    );
    region.schedule(region.now() + versionUpdateTime, {
      type: 'nodegroup',
      cluster: cluster.name,
      nodegroup: group.name,
      to: 'ACTIVE',
      updateId: update.id,
    });
    return { update: updateShape(update) };
  },
};
