import { AwsError } from '../protocols/AwsError.ts';
import { asObject, asText, asTexts, type Json, type JsonObject } from '../protocols/json.ts';
import type { Region } from '../simulation/Region.ts';
import type { Cluster, Nodegroup } from '../state/eks.ts';
import { instanceTypeOf } from '../ec2/instanceTypes.ts';
import { addAccessEntry } from './accessEntries.ts';
import { findCluster } from './clusters.ts';
import { asTags } from './tags.ts';

/** @throws AwsError ResourceNotFoundException. */
export function findNodegroup(cluster: Cluster, name: Json): Nodegroup {
  const group = cluster.nodegroups[String(name)];
  if (!group) {
    throw new AwsError('ResourceNotFoundException', `No node group found for name: ${name}.`, 404);
  }
  return group;
}

/** A group's sizes, as EKS accepts them. @throws AwsError InvalidParameterException. */
export function scalingOf(
  value: Json,
  before = { minSize: 1, maxSize: 2, desiredSize: 2 },
): Nodegroup['scaling'] {
  const input = asObject(value);
  const size = (key: keyof Nodegroup['scaling']) => Number(input[key] ?? before[key]);
  const scaling = {
    minSize: size('minSize'),
    maxSize: size('maxSize'),
    desiredSize: size('desiredSize'),
  };
  const { minSize, maxSize, desiredSize } = scaling;
  if (![minSize, maxSize, desiredSize].every(n => Number.isInteger(n) && n >= 0) || maxSize < 1) {
    throw new AwsError('InvalidParameterException', 'Invalid scaling configuration.');
  }
  if (minSize > maxSize) {
    throw new AwsError(
      'InvalidParameterException',
      `Minimum capacity ${minSize} can't be greater than max capacity ${maxSize}`,
    );
  }
  if (desiredSize < minSize || desiredSize > maxSize) {
    throw new AwsError(
      'InvalidParameterException',
      `desired capacity ${desiredSize} can't be ${
        desiredSize < minSize ? `less than min size ${minSize}` : `greater than max size ${maxSize}`
      }`,
    );
  }
  return scaling;
}

/** Makes a group in status CREATING from the input of `CreateNodegroup`. */
export function makeNodegroup(
  region: Region,
  clusterName: string,
  input: JsonObject,
  at: number,
): Nodegroup {
  const cluster = findCluster(region, clusterName);
  const name = String(input.nodegroupName);
  if (cluster.nodegroups[name]) {
    throw new AwsError(
      'ResourceInUseException',
      `NodeGroup already exists with name ${name} and cluster name ${clusterName}`,
      409,
    );
  }
  if (cluster.status !== 'ACTIVE' && cluster.status !== 'UPDATING') {
    throw new AwsError(
      'InvalidRequestException',
      `Cluster '${clusterName}' is not in ACTIVE status`,
    );
  }
  const instanceTypes = asTexts(input.instanceTypes);
  for (const type of instanceTypes) {
    if (!instanceTypeOf(type)) {
      throw new AwsError(
        'InvalidParameterException',
        `The following instance types are not supported: ${type}`,
      );
    }
  }
  const uuid = region.random.uuid();
  const group: Nodegroup = {
    name,
    arn: region.arn('eks', `nodegroup/${clusterName}/${name}/${uuid}`),
    status: 'CREATING',
    version: asText(input.version) ?? cluster.version,
    createdAt: region.stamp(at),
    scaling: scalingOf(input.scalingConfig),
    instanceTypes: instanceTypes.length > 0 ? instanceTypes : ['t3.medium'],
    capacityType: input.capacityType === 'SPOT' ? 'SPOT' : 'ON_DEMAND',
    amiType: asText(input.amiType) ?? 'AL2023_x86_64_STANDARD',
    nodeRole: String(input.nodeRole),
    subnets: asTexts(input.subnets ?? []),
    diskSize: input.diskSize === undefined ? undefined : Number(input.diskSize),
    labels: asTags(input.labels),
    taints: Array.isArray(input.taints) ? input.taints.map(asObject) : [],
    autoScalingGroup: `eks-${name}-${uuid}`,
    tags: asTags(input.tags),
    launchTemplate: input.launchTemplate ? asObject(input.launchTemplate) : undefined,
  };
  cluster.nodegroups[name] = group;
  if (cluster.authenticationMode !== 'CONFIG_MAP' && !cluster.accessEntries[group.nodeRole]) {
    addAccessEntry(
      region,
      clusterName,
      {
        principalArn: group.nodeRole,
        type: 'EC2_LINUX',
        username: 'system:node:{{EC2PrivateDNSName}}',
        groups: ['system:nodes'],
        policies: [],
      },
      {},
      at,
    );
  }
  region.changed();
  return group;
}
