import type { JsonObject } from '../protocols/json.ts';

export type Tags = Record<string, string>;

export type ClusterStatus = 'CREATING' | 'ACTIVE' | 'DELETING' | 'FAILED' | 'UPDATING';
export type NodegroupStatus =
  | 'CREATING'
  | 'ACTIVE'
  | 'UPDATING'
  | 'DELETING'
  | 'CREATE_FAILED'
  | 'DELETE_FAILED'
  | 'DEGRADED';
export type AddonStatus =
  | 'CREATING'
  | 'ACTIVE'
  | 'CREATE_FAILED'
  | 'UPDATING'
  | 'DELETING'
  | 'DEGRADED';

/** A machine of a node group, by the model moments of its life. */
export interface Instance {
  id: string;
  launchedAt: number;
  runningAt: number;
  /** From then on Kubernetes has it as a ready node. */
  readyAt: number;
  /** When its termination was asked for, and when it is over. */
  stoppingAt?: number;
  goneAt?: number;
}

export interface Nodegroup {
  name: string;
  arn: string;
  status: NodegroupStatus;
  version: string;
  createdAt: string;
  /** Absent in files of earlier versions. */
  instances?: Instance[];
  /** Why its Auto Scaling group can't launch what is wanted. */
  launchIssue?: string;
  scaling: { minSize: number; maxSize: number; desiredSize: number };
  instanceTypes: string[];
  capacityType: 'ON_DEMAND' | 'SPOT';
  amiType: string;
  nodeRole: string;
  subnets: string[];
  diskSize?: number;
  labels: Record<string, string>;
  taints: JsonObject[];
  autoScalingGroup: string;
  tags: Tags;
  launchTemplate?: JsonObject;
}

export interface Addon {
  name: string;
  arn: string;
  version: string;
  status: AddonStatus;
  createdAt: string;
  serviceAccountRoleArn?: string;
  configurationValues?: string;
  podIdentityAssociations: string[];
  tags: Tags;
  /** What is wrong with it, as the health of the add-on says. */
  issue?: string;
}

export interface AssociatedPolicy {
  policyArn: string;
  accessScope: { type: string; namespaces: string[] };
  associatedAt: string;
}

export interface AccessEntry {
  principalArn: string;
  arn: string;
  type: string;
  username: string;
  groups: string[];
  tags: Tags;
  createdAt: string;
  policies: AssociatedPolicy[];
}

export interface PodIdentityAssociation {
  id: string;
  arn: string;
  namespace: string;
  serviceAccount: string;
  roleArn: string;
  ownerArn?: string;
  createdAt: string;
  tags: Tags;
}

export interface ClusterUpdate {
  id: string;
  type: string;
  status: 'InProgress' | 'Successful';
  nodegroup?: string;
  createdAt: string;
  params: { type: string; value: string }[];
}

export interface Cluster {
  name: string;
  arn: string;
  status: ClusterStatus;
  version: string;
  platformVersion: string;
  createdAt: string;
  roleArn: string;
  endpoint: string;
  certificateAuthority: string;
  oidcIssuer: string;
  vpcId: string;
  subnetIds: string[];
  securityGroupIds: string[];
  clusterSecurityGroupId: string;
  endpointPublicAccess: boolean;
  endpointPrivateAccess: boolean;
  publicAccessCidrs: string[];
  serviceCidr: string;
  authenticationMode: string;
  bootstrapAdmin: boolean;
  supportType: string;
  logging: string[];
  encryptionKeyArn?: string;
  autoMode: boolean;
  deletionProtection: boolean;
  tags: Tags;
  nodegroups: Record<string, Nodegroup>;
  addons: Record<string, Addon>;
  accessEntries: Record<string, AccessEntry>;
  podIdentityAssociations: Record<string, PodIdentityAssociation>;
  updates: Record<string, ClusterUpdate>;
}
