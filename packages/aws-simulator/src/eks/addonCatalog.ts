import type { JsonObject } from '../protocols/json.ts';
import { kubernetesVersions } from './versions.ts';

/** Add-ons that the simulator's EKS offers, with the newest version of each. */
export const addonVersions: Record<string, string> = {
  'vpc-cni': 'v1.20.4-eksbuild.2',
  coredns: 'v1.12.4-eksbuild.1',
  'kube-proxy': 'v1.34.1-eksbuild.2',
  'eks-pod-identity-agent': 'v1.3.9-eksbuild.3',
  'metrics-server': 'v0.8.0-eksbuild.2',
  'aws-ebs-csi-driver': 'v1.51.1-eksbuild.1',
  'aws-efs-csi-driver': 'v2.1.13-eksbuild.1',
  'aws-mountpoint-s3-csi-driver': 'v2.1.0-eksbuild.1',
  'snapshot-controller': 'v8.3.0-eksbuild.1',
  'amazon-cloudwatch-observability': 'v4.5.0-eksbuild.1',
  adot: 'v0.131.0-eksbuild.1',
  'cert-manager': 'v1.19.1-eksbuild.1',
  'external-dns': 'v0.19.0-eksbuild.2',
  'kube-state-metrics': 'v2.17.0-eksbuild.1',
  'prometheus-node-exporter': 'v1.9.1-eksbuild.4',
};

/** Add-ons that need rights in AWS, with the service account that holds them. */
export const addonServiceAccounts: Record<string, string> = {
  'aws-ebs-csi-driver': 'ebs-csi-controller-sa',
  'aws-efs-csi-driver': 'efs-csi-controller-sa',
  'aws-mountpoint-s3-csi-driver': 's3-csi-driver-sa',
  'vpc-cni': 'aws-node',
  'amazon-cloudwatch-observability': 'cloudwatch-agent',
  'external-dns': 'external-dns',
};

/** Add-ons that stay DEGRADED while the cluster has no node. */
export const needsNodes = new Set([
  'coredns',
  'metrics-server',
  'aws-ebs-csi-driver',
  'aws-efs-csi-driver',
]);

export function addonInfoShape(name: string): JsonObject {
  return {
    addonName: name,
    type: 'networking',
    publisher: 'eks',
    owner: 'aws',
    addonVersions: [
      {
        addonVersion: addonVersions[name],
        architecture: ['amd64', 'arm64'],
        compatibilities: kubernetesVersions.map(item => ({
          clusterVersion: item.version,
          platformVersions: ['*'],
          defaultVersion: true,
        })),
        requiresConfiguration: false,
        requiresIamPermissions: name in addonServiceAccounts,
      },
    ],
  };
}
