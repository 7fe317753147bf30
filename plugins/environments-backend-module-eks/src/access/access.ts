import type { Access } from '@eks-environments/plugin-environments-common';
import { NotFoundError } from '@backstage/errors';
import type { ProvidedEnvironment } from '@eks-environments/plugin-environments-node';
import { parseEffectiveManifest } from '../manifest/ClusterManifest';
import { kubeconfig } from './kubeconfig';
import { signIn } from './signIn';

/**
 * How a person reaches the cluster, with their own AWS credentials.
 *
 * @throws NotFoundError before the cluster is ready.
 */
export function accessOf(environment: ProvidedEnvironment, simulator: boolean): Access {
  const { clusterName, region, accountId } = environment.connection;
  if (!clusterName || !region || !accountId) {
    throw new NotFoundError(`There is no access to ${environment.name} before it is ready`);
  }
  const { accessConfig } = parseEffectiveManifest(environment.effectiveManifest);
  const file = `${clusterName}.kubeconfig.yaml`;
  return {
    steps: [
      ...(simulator
        ? [
            {
              title: 'This cluster is simulated',
              text: 'It has no API to connect to. With a real AWS account these steps work as they stand.',
            },
          ]
        : []),
      ...signIn(accessConfig.accessEntries ?? [], accountId),
      {
        title: 'Add the cluster to your kubeconfig',
        text: `Or download ${file} and name it with --kubeconfig. It holds no secret; the AWS CLI gets a token for each use.`,
        command: `aws eks update-kubeconfig --name ${clusterName} --region ${region} --alias ${clusterName}`,
      },
      { title: 'Use it', command: `kubectl --context ${clusterName} get nodes` },
    ],
    files: [
      {
        name: file,
        contentType: 'application/yaml',
        content: kubeconfig(environment.connection),
      },
    ],
  };
}
