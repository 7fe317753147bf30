import { launchFirst, terminateAll } from '../../eks/instances.ts';
import { makeNodegroup } from '../../eks/nodegroups.ts';
import type { Cluster, Nodegroup } from '../../state/eks.ts';
import type { ResourceContext, ResourceType } from '../ResourceType.ts';
import { camelCase, throughEks } from './clusters.ts';
import { resourceTags } from './tags.ts';

function find({ region, properties, resource }: ResourceContext): {
  owner?: Cluster;
  group?: Nodegroup;
} {
  const owner = region.state.clusters[String(properties.ClusterName)];
  const name = resource.physicalId?.split('/')[1] ?? '';
  return { owner, group: owner?.nodegroups[name] };
}

const nodegroup: ResourceType = {
  createSeconds: 180,
  deleteSeconds: 225,
  create(context) {
    const { region, properties, at } = context;
    const clusterName = String(properties.ClusterName);
    const group = throughEks(context, () =>
      makeNodegroup(
        region,
        clusterName,
        { ...camelCase(properties), tags: resourceTags(context) },
        at,
      ),
    );
    return {
      physicalId: `${clusterName}/${group.name}`,
      attributes: { Arn: group.arn, NodegroupName: group.name, ClusterName: clusterName },
    };
  },
  created(context) {
    const { group } = find(context);
    if (group) {
      group.status = 'ACTIVE';
      launchFirst(context.region, group, context.at);
    }
  },
  failed(context) {
    const { group } = find(context);
    if (group) {
      group.status = 'CREATE_FAILED';
    }
  },
  remove(context) {
    const { group } = find(context);
    if (group) {
      group.status = 'DELETING';
      terminateAll(context.region, group);
    }
  },
  removed(context) {
    const { owner, group } = find(context);
    if (owner && group) {
      delete owner.nodegroups[group.name];
    }
  },
};

export const nodegroupTypes: Record<string, ResourceType> = {
  'AWS::EKS::Nodegroup': nodegroup,
};
