import { parse } from 'yaml';
import type { SupportType } from '../config/EksConfig';
import type {
  SubmittedAccessEntry,
  SubmittedAddon,
  SubmittedNodeGroup,
  SubmittedPodIdentity,
} from './shape/manifest';

/** A node group with everything said that would otherwise be eksctl's or EKS's choice. */
export type NodeGroup = Omit<SubmittedNodeGroup, 'instanceType'> &
  Required<
    Pick<
      SubmittedNodeGroup,
      | 'name'
      | 'amiFamily'
      | 'instanceTypes'
      | 'spot'
      | 'minSize'
      | 'desiredCapacity'
      | 'maxSize'
      | 'volumeType'
      | 'volumeSize'
      | 'disablePodIMDS'
    >
  > & {
    privateNetworking: true;
    volumeEncrypted: true;
    disableIMDSv1: true;
    ssh: { allow: false };
  };

export type Addon = SubmittedAddon & { name: string };

/**
 * The effective manifest: the part of eksctl's ClusterConfig that environments use, completed. This is
 * what eksctl gets.
 */
export interface ClusterManifest {
  apiVersion: 'eksctl.io/v1alpha5';
  kind: 'ClusterConfig';
  metadata: {
    name: string;
    region: string;
    version: string;
    tags: Record<string, string>;
    annotations?: Record<string, string>;
  };
  upgradePolicy: { supportType: SupportType };
  autoModeConfig: { enabled: false };
  accessConfig: {
    authenticationMode: 'API';
    bootstrapClusterCreatorAdminPermissions: true;
    accessEntries?: SubmittedAccessEntry[];
  };
  availabilityZones: string[];
  kubernetesNetworkConfig: { ipFamily: 'IPv4'; serviceIPv4CIDR?: string };
  vpc: {
    cidr: string;
    nat: { gateway: 'HighlyAvailable' | 'Single' };
    clusterEndpoints: { publicAccess: true; privateAccess: boolean };
    publicAccessCIDRs: string[];
    controlPlaneOnPrivateSubnets?: boolean;
  };
  secretsEncryption?: { keyARN: string };
  cloudWatch?: {
    clusterLogging: { enableTypes: string[]; logRetentionInDays: number };
  };
  zonalShiftConfig?: { enabled: boolean };
  iam: { withOIDC: false; podIdentityAssociations?: SubmittedPodIdentity[] };
  addonsConfig: {
    autoApplyPodIdentityAssociations: boolean;
    disableDefaultAddons: false;
  };
  addons: Addon[];
  managedNodeGroups: NodeGroup[];
}

/** Reads an effective manifest back. Trusted: only what the evaluation has written is ever given. */
export function parseEffectiveManifest(text: string): ClusterManifest {
  return parse(text) as ClusterManifest;
}
