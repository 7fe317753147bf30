import { needsNodes } from './addonCatalog.ts';
import { hasReadyNode } from './instances.ts';
import type { JsonObject } from '../protocols/json.ts';
import type {
  AccessEntry,
  Addon,
  AssociatedPolicy,
  Cluster,
  ClusterUpdate,
  Nodegroup,
  PodIdentityAssociation,
} from '../state/eks.ts';

/** Moments in the EKS API are seconds since the epoch. */
const moment = (iso: string) => Date.parse(iso) / 1000;

const logTypes = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

export function clusterShape(cluster: Cluster): JsonObject {
  const visible = cluster.status !== 'CREATING' && cluster.status !== 'FAILED';
  const disabled = logTypes.filter(type => !cluster.logging.includes(type));
  return {
    name: cluster.name,
    arn: cluster.arn,
    createdAt: moment(cluster.createdAt),
    version: cluster.version,
    ...(visible
      ? {
          endpoint: cluster.endpoint,
          certificateAuthority: { data: cluster.certificateAuthority },
          identity: { oidc: { issuer: cluster.oidcIssuer } },
        }
      : {}),
    roleArn: cluster.roleArn,
    resourcesVpcConfig: {
      subnetIds: cluster.subnetIds,
      securityGroupIds: cluster.securityGroupIds,
      clusterSecurityGroupId: cluster.clusterSecurityGroupId,
      vpcId: cluster.vpcId,
      endpointPublicAccess: cluster.endpointPublicAccess,
      endpointPrivateAccess: cluster.endpointPrivateAccess,
      publicAccessCidrs: cluster.publicAccessCidrs,
    },
    kubernetesNetworkConfig: {
      serviceIpv4Cidr: cluster.serviceCidr,
      ipFamily: 'ipv4',
      elasticLoadBalancing: { enabled: cluster.autoMode },
    },
    logging: {
      clusterLogging: [
        ...(cluster.logging.length > 0 ? [{ types: cluster.logging, enabled: true }] : []),
        ...(disabled.length > 0 ? [{ types: disabled, enabled: false }] : []),
      ],
    },
    status: cluster.status,
    platformVersion: cluster.platformVersion,
    tags: cluster.tags,
    ...(cluster.encryptionKeyArn
      ? {
          encryptionConfig: [
            { resources: ['secrets'], provider: { keyArn: cluster.encryptionKeyArn } },
          ],
        }
      : {}),
    health: { issues: [] },
    accessConfig: {
      bootstrapClusterCreatorAdminPermissions: cluster.bootstrapAdmin,
      authenticationMode: cluster.authenticationMode,
    },
    upgradePolicy: { supportType: cluster.supportType },
    computeConfig: { enabled: cluster.autoMode },
    storageConfig: { blockStorage: { enabled: cluster.autoMode } },
    deletionProtection: cluster.deletionProtection,
  };
}

export function nodegroupShape(cluster: Cluster, group: Nodegroup): JsonObject {
  return {
    nodegroupName: group.name,
    nodegroupArn: group.arn,
    clusterName: cluster.name,
    version: group.version,
    releaseVersion: `${group.version}.2-20261101`,
    createdAt: moment(group.createdAt),
    modifiedAt: moment(group.createdAt),
    status: group.status,
    capacityType: group.capacityType,
    scalingConfig: { ...group.scaling },
    instanceTypes: group.instanceTypes,
    subnets: group.subnets,
    amiType: group.amiType,
    nodeRole: group.nodeRole,
    labels: group.labels,
    taints: group.taints,
    resources: { autoScalingGroups: [{ name: group.autoScalingGroup }] },
    ...(group.diskSize === undefined ? {} : { diskSize: group.diskSize }),
    health: {
      issues: [
        ...(group.status === 'CREATE_FAILED'
          ? [
              {
                code: 'NodeCreationFailure',
                message: 'Instances failed to join the kubernetes cluster',
                resourceIds: [],
              },
            ]
          : []),
        ...(group.status === 'DEGRADED' && group.launchIssue
          ? [
              {
                code: 'AsgInstanceLaunchFailures',
                message: group.launchIssue,
                resourceIds: [group.autoScalingGroup],
              },
            ]
          : []),
      ],
    },
    updateConfig: { maxUnavailable: 1 },
    ...(group.launchTemplate ? { launchTemplate: group.launchTemplate } : {}),
    tags: group.tags,
  };
}

/** What runs on nodes, and finds none, is degraded until they come. */
function withoutNodes(cluster: Cluster, addon: Addon, now: number): boolean {
  return (
    addon.status === 'ACTIVE' &&
    needsNodes.has(addon.name) &&
    !Object.values(cluster.nodegroups).some(group => hasReadyNode(group, now))
  );
}

/** @param now - the model moment: what runs on nodes is only as well as they are. */
export function addonShape(cluster: Cluster, addon: Addon, now: number): JsonObject {
  const idle = withoutNodes(cluster, addon, now);
  const issue = idle ? 'The add-on is unhealthy because the cluster has no nodes.' : addon.issue;
  return {
    addonName: addon.name,
    clusterName: cluster.name,
    status: idle ? 'DEGRADED' : addon.status,
    addonVersion: addon.version,
    health: {
      issues: issue
        ? [{ code: 'InsufficientNumberOfReplicas', message: issue, resourceIds: [] }]
        : [],
    },
    addonArn: addon.arn,
    createdAt: moment(addon.createdAt),
    modifiedAt: moment(addon.createdAt),
    ...(addon.serviceAccountRoleArn ? { serviceAccountRoleArn: addon.serviceAccountRoleArn } : {}),
    ...(addon.configurationValues ? { configurationValues: addon.configurationValues } : {}),
    podIdentityAssociations: addon.podIdentityAssociations,
    tags: addon.tags,
  };
}

export function accessEntryShape(cluster: Cluster, entry: AccessEntry): JsonObject {
  return {
    clusterName: cluster.name,
    principalArn: entry.principalArn,
    kubernetesGroups: entry.groups,
    accessEntryArn: entry.arn,
    createdAt: moment(entry.createdAt),
    modifiedAt: moment(entry.createdAt),
    tags: entry.tags,
    username: entry.username,
    type: entry.type,
  };
}

export function policyShape(policy: AssociatedPolicy): JsonObject {
  return {
    policyArn: policy.policyArn,
    accessScope: { ...policy.accessScope },
    associatedAt: moment(policy.associatedAt),
    modifiedAt: moment(policy.associatedAt),
  };
}

export function podIdentityShape(
  cluster: Cluster,
  association: PodIdentityAssociation,
): JsonObject {
  return {
    clusterName: cluster.name,
    namespace: association.namespace,
    serviceAccount: association.serviceAccount,
    roleArn: association.roleArn,
    associationArn: association.arn,
    associationId: association.id,
    tags: association.tags,
    createdAt: moment(association.createdAt),
    modifiedAt: moment(association.createdAt),
    ...(association.ownerArn ? { ownerArn: association.ownerArn } : {}),
  };
}

export function updateShape(update: ClusterUpdate): JsonObject {
  return {
    id: update.id,
    status: update.status,
    type: update.type,
    params: update.params.map(param => ({ ...param })),
    createdAt: moment(update.createdAt),
    errors: [],
  };
}
