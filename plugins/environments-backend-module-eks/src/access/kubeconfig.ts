import type { ProvidedEnvironment } from '@eks-environments/plugin-environments-node';
import { stringify } from 'yaml';

/**
 * A kubeconfig without a secret: kubectl asks the AWS CLI for a token, with the rights of whoever uses it.
 */
export function kubeconfig(connection: ProvidedEnvironment['connection']): string {
  const { clusterName, arn, region, endpoint, certificateAuthority } = connection;
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: arn,
        cluster: { server: endpoint, 'certificate-authority-data': certificateAuthority },
      },
    ],
    users: [
      {
        name: arn,
        user: {
          exec: {
            apiVersion: 'client.authentication.k8s.io/v1beta1',
            command: 'aws',
            args: [
              '--region',
              region,
              'eks',
              'get-token',
              '--cluster-name',
              clusterName,
              '--output',
              'json',
            ],
            interactiveMode: 'IfAvailable',
          },
        },
      },
    ],
    contexts: [{ name: clusterName, context: { cluster: arn, user: arn } }],
    'current-context': clusterName,
  });
}
