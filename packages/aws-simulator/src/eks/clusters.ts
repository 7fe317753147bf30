import { AwsError } from '../protocols/AwsError.ts';
import {
  asFlag,
  asObject,
  asText,
  asTexts,
  type Json,
  type JsonObject,
} from '../protocols/json.ts';
import type { Region } from '../simulation/Region.ts';
import type { Cluster } from '../state/eks.ts';
import { addAccessEntry } from './accessEntries.ts';
import { asTags } from './tags.ts';
import { defaultVersion, kubernetesVersions } from './versions.ts';

/** @throws AwsError ResourceNotFoundException. */
export function findCluster(region: Region, name: Json): Cluster {
  const cluster = region.state.clusters[String(name)];
  if (!cluster) {
    throw new AwsError('ResourceNotFoundException', `No cluster found for name: ${name}.`, 404);
  }
  return cluster;
}

/** Who made the cluster: EKS gives that principal the right to administer it. */
const creatorRole = 'eksctl-runner';

/**
 * Makes a cluster in status CREATING from the input of `CreateCluster`, with
 * its own security group. Whoever calls decides when it becomes ACTIVE.
 */
export function makeCluster(region: Region, input: JsonObject, at: number): Cluster {
  const name = String(input.name);
  if (!/^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/.test(name)) {
    throw new AwsError(
      'InvalidParameterException',
      `The cluster name should match pattern ^[0-9A-Za-z][A-Za-z0-9\\-_]* and have at most 100 characters: ${name}`,
    );
  }
  if (region.state.clusters[name]) {
    throw new AwsError('ResourceInUseException', `Cluster already exists with name: ${name}`, 409);
  }
  const version = String(input.version ?? defaultVersion);
  if (!kubernetesVersions.some(known => known.version === version)) {
    throw new AwsError('InvalidParameterException', `unsupported Kubernetes version ${version}`);
  }
  const network = asObject(input.resourcesVpcConfig);
  const subnetIds = asTexts(network.subnetIds);
  const vpcId = region.state.subnets[subnetIds[0]]?.vpcId ?? '';
  const tags = asTags(input.tags);
  const id = region.random.hex(32).toUpperCase();
  const securityGroup = makeSecurityGroup(region, name, vpcId);
  const access = asObject(input.accessConfig);
  const cluster: Cluster = {
    name,
    arn: region.arn('eks', `cluster/${name}`),
    status: 'CREATING',
    version,
    platformVersion: 'eks.12',
    createdAt: region.stamp(at),
    roleArn: String(input.roleArn ?? ''),
    endpoint: `https://${id}.gr7.${region.name}.eks.simulator.invalid`,
    certificateAuthority: certificate(region.account, name),
    oidcIssuer: `https://oidc.eks.${region.name}.simulator.invalid/id/${id}`,
    vpcId,
    subnetIds,
    securityGroupIds: asTexts(network.securityGroupIds),
    clusterSecurityGroupId: securityGroup,
    endpointPublicAccess: asFlag(network.endpointPublicAccess) ?? true,
    endpointPrivateAccess: asFlag(network.endpointPrivateAccess) ?? false,
    publicAccessCidrs: network.publicAccessCidrs
      ? asTexts(network.publicAccessCidrs)
      : ['0.0.0.0/0'],
    serviceCidr: asText(asObject(input.kubernetesNetworkConfig).serviceIpv4Cidr) ?? '10.100.0.0/16',
    authenticationMode: asText(access.authenticationMode) ?? 'API_AND_CONFIG_MAP',
    bootstrapAdmin: asFlag(access.bootstrapClusterCreatorAdminPermissions) ?? true,
    supportType: asText(asObject(input.upgradePolicy).supportType) ?? 'EXTENDED',
    logging: asTexts(input.logTypes),
    encryptionKeyArn: encryptionKey(input.encryptionConfig),
    autoMode: asFlag(asObject(input.computeConfig).enabled) ?? false,
    deletionProtection: asFlag(input.deletionProtection) ?? false,
    tags,
    nodegroups: {},
    addons: {},
    accessEntries: {},
    podIdentityAssociations: {},
    updates: {},
  };
  region.state.clusters[name] = cluster;
  if (cluster.bootstrapAdmin && cluster.authenticationMode !== 'CONFIG_MAP') {
    addCreator(region, cluster, at);
  }
  region.changed();
  return cluster;
}

function addCreator(region: Region, cluster: Cluster, at: number): void {
  addAccessEntry(
    region,
    cluster.name,
    {
      principalArn: `arn:aws:iam::${region.account}:role/${creatorRole}`,
      groups: [],
      policies: [
        {
          policyArn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy',
          accessScope: { type: 'cluster' },
        },
      ],
    },
    {},
    at,
  );
}

function makeSecurityGroup(region: Region, cluster: string, vpcId: string): string {
  const id = `sg-${region.random.hex(17)}`;
  region.state.securityGroups[id] = {
    id,
    name: `eks-cluster-sg-${cluster}-${region.random.below(2 ** 31)}`,
    description:
      'EKS created security group applied to ENI that is attached to EKS Control Plane master nodes, as well as any managed workloads.',
    vpcId,
    tags: {
      Name: `eks-cluster-sg-${cluster}`,
      'aws:eks:cluster-name': cluster,
      [`kubernetes.io/cluster/${cluster}`]: 'owned',
    },
  };
  return id;
}

/** Stands where a certificate would be: there is no Kubernetes API behind it. */
function certificate(account: string, name: string): string {
  return Buffer.from(
    `-----BEGIN CERTIFICATE-----\nsimulated ${account} ${name}\n-----END CERTIFICATE-----\n`,
  ).toString('base64');
}

function encryptionKey(value: Json): string | undefined {
  const first = Array.isArray(value) ? asObject(value[0]) : {};
  return asText(asObject(first.provider).keyArn);
}
