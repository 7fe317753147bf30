/** The parts of a ClusterConfig that the simulator looks at. */
export interface ClusterConfig {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    region: string;
    version?: string;
    tags?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  upgradePolicy?: { supportType?: string };
  autoModeConfig?: { enabled?: boolean; nodePools?: string[] };
  accessConfig?: {
    authenticationMode?: string;
    bootstrapClusterCreatorAdminPermissions?: boolean;
    accessEntries?: AccessEntry[];
  };
  availabilityZones?: string[];
  vpc?: {
    id?: string;
    cidr?: string;
    nat?: { gateway?: string };
    clusterEndpoints?: { publicAccess?: boolean; privateAccess?: boolean };
    publicAccessCIDRs?: string[];
    controlPlaneOnPrivateSubnets?: boolean;
    subnets?: { public?: Record<string, Subnet>; private?: Record<string, Subnet> };
  };
  privateCluster?: { enabled?: boolean };
  secretsEncryption?: { keyARN?: string };
  cloudWatch?: { clusterLogging?: { enableTypes?: string[]; logRetentionInDays?: number } };
  iam?: {
    withOIDC?: boolean;
    serviceAccounts?: unknown[];
    podIdentityAssociations?: PodIdentityAssociation[];
  };
  addonsConfig?: { autoApplyPodIdentityAssociations?: boolean; disableDefaultAddons?: boolean };
  addons?: Addon[];
  managedNodeGroups?: NodeGroup[];
  [section: string]: unknown;
}

export interface Subnet {
  id?: string;
  cidr?: string;
  az?: string;
}

export interface AccessEntry {
  principalARN?: string;
  type?: string;
  kubernetesGroups?: string[];
  kubernetesUsername?: string;
  accessPolicies?: {
    policyARN?: string;
    accessScope?: { type?: string; namespaces?: string[] };
  }[];
}

export interface PodIdentityAssociation {
  namespace?: string;
  serviceAccountName?: string;
  roleARN?: string;
  roleName?: string;
  permissionPolicyARNs?: string[];
  permissionPolicy?: unknown;
  wellKnownPolicies?: unknown;
  tags?: Record<string, string>;
}

export interface Addon {
  name: string;
  version?: string;
  configurationValues?: string;
  serviceAccountRoleARN?: string;
  podIdentityAssociations?: PodIdentityAssociation[];
  useDefaultPodIdentityAssociations?: boolean;
  tags?: Record<string, string>;
}

export interface NodeGroup {
  name: string;
  amiFamily?: string;
  instanceType?: string;
  instanceTypes?: string[];
  spot?: boolean;
  minSize?: number;
  maxSize?: number;
  desiredCapacity?: number;
  volumeSize?: number;
  volumeType?: string;
  volumeIOPS?: number;
  volumeThroughput?: number;
  privateNetworking?: boolean;
  availabilityZones?: string[];
  subnets?: string[];
  labels?: Record<string, string>;
  taints?: unknown;
  tags?: Record<string, string>;
  disableIMDSv1?: boolean;
  disablePodIMDS?: boolean;
  iam?: { withAddonPolicies?: Record<string, boolean> };
  updateConfig?: { maxUnavailable?: number; maxUnavailablePercentage?: number };
  [field: string]: unknown;
}
