import { stringify } from 'yaml';
import type { ClusterConfig } from '../eksctl/config/types.ts';

/** A config as the portal renders it: every default written out. */
export function clusterConfig(name: string, change: Partial<ClusterConfig> = {}): ClusterConfig {
  return {
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    metadata: {
      name,
      region: 'eu-west-1',
      version: '1.34',
      tags: { owner: 'team-a' },
    },
    autoModeConfig: { enabled: false },
    accessConfig: {
      authenticationMode: 'API',
      accessEntries: [
        {
          principalARN: 'arn:aws:iam::111122223333:role/developer',
          accessPolicies: [
            {
              policyARN: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy',
              accessScope: { type: 'namespace', namespaces: ['default'] },
            },
          ],
        },
      ],
    },
    availabilityZones: ['eu-west-1a', 'eu-west-1b'],
    vpc: {
      nat: { gateway: 'Single' },
      clusterEndpoints: { publicAccess: true, privateAccess: true },
    },
    addons: [
      { name: 'eks-pod-identity-agent' },
      { name: 'vpc-cni' },
      { name: 'coredns' },
      { name: 'kube-proxy' },
      { name: 'metrics-server' },
    ],
    managedNodeGroups: [
      {
        name: 'ng',
        instanceTypes: ['m5.large'],
        minSize: 1,
        desiredCapacity: 2,
        maxSize: 3,
        privateNetworking: true,
      },
    ],
    ...change,
  };
}

export const toYaml = (config: object): string => stringify(config);
