import type { ConnectedEnvironment } from '@eks-environments/plugin-environments-node';

/**
 * What Backstage's Kubernetes plugin reads from a catalog entity to find a cluster: names from
 * `@backstage/plugin-kubernetes-common`. Empty before the cluster is ready.
 */
export function annotationsOf(environment: ConnectedEnvironment): Record<string, string> {
  const { endpoint, certificateAuthority, clusterName } = environment.connection;
  if (!endpoint || !certificateAuthority || !clusterName) {
    return {};
  }
  return {
    'kubernetes.io/api-server': endpoint,
    'kubernetes.io/api-server-certificate-authority': certificateAuthority,
    'kubernetes.io/auth-provider': 'aws',
    'kubernetes.io/x-k8s-aws-id': clusterName,
  };
}
