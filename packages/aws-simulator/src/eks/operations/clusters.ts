import { AwsError } from '../../protocols/AwsError.ts';
import { asFlag, asObject, asText, asTexts, type Json } from '../../protocols/json.ts';
import { page } from '../../protocols/pages.ts';
import type { Operation, OperationContext } from '../../server/Operation.ts';
import type { Cluster, ClusterUpdate } from '../../state/eks.ts';
import { findCluster, makeCluster } from '../clusters.ts';
import { clusterShape, updateShape } from '../shapes.ts';
import { clusterVersionShapes, kubernetesVersions } from '../versions.ts';

/** Model milliseconds of each work on a control plane. */
const createTime = 480_000;
const deleteTime = 180_000;
const configUpdateTime = 90_000;
const versionUpdateTime = 480_000;

/** Begins an update of a cluster or one of its groups. */
export function beginUpdate(
  { region }: OperationContext,
  cluster: Cluster,
  type: string,
  params: ClusterUpdate['params'],
  nodegroup?: string,
): ClusterUpdate {
  const update: ClusterUpdate = {
    id: region.random.uuid(),
    type,
    status: 'InProgress',
    nodegroup,
    createdAt: region.stamp(region.now()),
    params,
  };
  cluster.updates[update.id] = update;
  region.changed();
  return update;
}

const updatableFields = [
  'name',
  'clientRequestToken',
  'resourcesVpcConfig',
  'logging',
  'deletionProtection',
  'upgradePolicy',
];

function updatable(cluster: Cluster): void {
  if (cluster.status !== 'ACTIVE') {
    throw new AwsError(
      'ResourceInUseException',
      `Cannot perform the operation while the cluster ${cluster.name} is in status ${cluster.status}`,
      409,
    );
  }
}

const loggingOf = (value: Json): string[] | undefined => {
  const setups = asObject(value).clusterLogging;
  return Array.isArray(setups)
    ? setups
        .map(asObject)
        .filter(setup => setup.enabled === true)
        .flatMap(setup => asTexts(setup.types))
    : undefined;
};

export const clusterOperations: Record<string, Operation> = {
  DescribeClusterVersions(input) {
    const wanted = asTexts(
      typeof input.clusterVersions === 'string' ? [input.clusterVersions] : input.clusterVersions,
    );
    const defaultOnly = asFlag(input.defaultOnly);
    const { items, nextToken } = page(
      clusterVersionShapes().filter(
        version =>
          (wanted.length === 0 || wanted.includes(String(version.clusterVersion))) &&
          (!defaultOnly || version.defaultVersion === true),
      ),
      input.nextToken,
      Number(input.maxResults ?? 100),
    );
    return { clusterVersions: items, nextToken };
  },

  ListClusters(input, { region }) {
    const names = Object.keys(region.state.clusters).sort();
    const { items, nextToken } = page(names, input.nextToken, Number(input.maxResults ?? 100));
    return { clusters: items, nextToken };
  },

  DescribeCluster: (input, { region }) => ({
    cluster: clusterShape(findCluster(region, input.name)),
  }),

  CreateCluster(input, { region }) {
    const at = region.now();
    const cluster = makeCluster(region, { ...input, logTypes: loggingOf(input.logging) }, at);
    region.schedule(at + createTime, { type: 'cluster', cluster: cluster.name, to: 'ACTIVE' });
    return { cluster: clusterShape(cluster) };
  },

  DeleteCluster(input, { region }) {
    const cluster = findCluster(region, input.name);
    if (cluster.deletionProtection) {
      throw new AwsError(
        'InvalidRequestException',
        `Cluster ${cluster.name} has deletion protection enabled`,
      );
    }
    if (Object.keys(cluster.nodegroups).length > 0) {
      throw new AwsError('ResourceInUseException', 'Cluster has nodegroups attached', 409);
    }
    if (cluster.status === 'CREATING') {
      throw new AwsError(
        'ResourceInUseException',
        `Cluster has status CREATING and cannot be deleted`,
        409,
      );
    }
    if (cluster.status !== 'DELETING') {
      cluster.status = 'DELETING';
      region.schedule(region.now() + deleteTime, {
        type: 'cluster',
        cluster: cluster.name,
        to: 'gone',
      });
    }
    return { cluster: clusterShape(cluster) };
  },

  UpdateClusterConfig(input, context) {
    const { region } = context;
    const cluster = findCluster(region, input.name);
    updatable(cluster);
    const unknown = Object.keys(input).find(key => !updatableFields.includes(key));
    if (unknown) {
      throw new AwsError(
        'InvalidParameterException',
        `The AWS simulator does not know ${unknown} of eks:UpdateClusterConfig`,
      );
    }
    const network = asObject(input.resourcesVpcConfig);
    const logging = loggingOf(input.logging);
    cluster.endpointPublicAccess =
      asFlag(network.endpointPublicAccess) ?? cluster.endpointPublicAccess;
    cluster.endpointPrivateAccess =
      asFlag(network.endpointPrivateAccess) ?? cluster.endpointPrivateAccess;
    if (network.publicAccessCidrs !== undefined) {
      cluster.publicAccessCidrs = asTexts(network.publicAccessCidrs);
    }
    cluster.logging = logging ?? cluster.logging;
    cluster.supportType = asText(asObject(input.upgradePolicy).supportType) ?? cluster.supportType;
    cluster.deletionProtection = asFlag(input.deletionProtection) ?? cluster.deletionProtection;
    const update = beginUpdate(
      context,
      cluster,
      logging ? 'LoggingUpdate' : 'EndpointAccessUpdate',
      [],
    );
    cluster.status = 'UPDATING';
    region.schedule(region.now() + configUpdateTime, {
      type: 'cluster',
      cluster: cluster.name,
      to: 'ACTIVE',
      updateId: update.id,
    });
    return { update: updateShape(update) };
  },

  UpdateClusterVersion(input, context) {
    const { region } = context;
    const cluster = findCluster(region, input.name);
    updatable(cluster);
    const version = String(input.version);
    const minor = (text: string) => Number(text.split('.')[1]);
    if (
      !kubernetesVersions.some(known => known.version === version) ||
      minor(version) !== minor(cluster.version) + 1
    ) {
      throw new AwsError(
        'InvalidParameterException',
        `Unsupported Kubernetes minor version update from ${cluster.version} to ${version}`,
      );
    }
    const update = beginUpdate(context, cluster, 'VersionUpdate', [
      { type: 'Version', value: version },
    ]);
    cluster.status = 'UPDATING';
    region.schedule(region.now() + versionUpdateTime, {
      type: 'cluster',
      cluster: cluster.name,
      to: 'ACTIVE',
      updateId: update.id,
    });
    return { update: updateShape(update) };
  },

  DescribeUpdate(input, { region }) {
    const cluster = findCluster(region, input.name);
    const update = cluster.updates[String(input.updateId)];
    if (!update) {
      throw new AwsError(
        'ResourceNotFoundException',
        `No update found for ID: ${input.updateId}`,
        404,
      );
    }
    return { update: updateShape(update) };
  },

  ListFargateProfiles(input, { region }) {
    findCluster(region, input.name);
    return { fargateProfileNames: [] };
  },
};
