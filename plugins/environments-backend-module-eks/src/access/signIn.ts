import type { Access } from '@eks-environments/plugin-environments-common';
import type { SubmittedAccessEntry } from '../manifest/shape/manifest';

type Step = Access['steps'][number];

/** As whom to sign in to AWS: only who has an access entry gets into the cluster. */
export function signIn(entries: readonly SubmittedAccessEntry[], accountId: string): Step[] {
  const whoami = { command: 'aws sts get-caller-identity' };
  if (entries.length === 0) {
    return [
      {
        title: 'Ask the platform team for access',
        text:
          'Nobody but the portal has access to this cluster yet: its manifest has no access entry. Ask the ' +
          `platform team to give an IAM role of yours in account ${accountId} an access entry in this cluster, and ` +
          "to map the environment's owner to that role (environments.eks.access) for the clusters to come.",
      },
      { title: 'Sign in to AWS as that role', text: 'This shows who you are:', ...whoami },
    ];
  }
  const roles = entries.some(entry => entry.principalARN?.includes(':role/'));
  return [
    {
      title: 'Sign in to AWS as one who may enter',
      text: [
        `This cluster lets in ${entries.map(describe).join('; ')}.`,
        ...(roles
          ? [
              'For a role, use a profile of the AWS CLI with its ARN as role_arn, or aws sts assume-role --role-arn with it.',
            ]
          : []),
        'This shows who you are:',
      ].join(' '),
      ...whoami,
    },
  ];
}

/** For example `arn:aws:iam::111122223333:role/TeamA (AmazonEKSEditPolicy in dev, test)`. */
function describe({ principalARN, accessPolicies, kubernetesGroups }: SubmittedAccessEntry) {
  const rights = [
    ...(accessPolicies ?? []).map(({ policyARN, accessScope }) => {
      const scope = accessScope?.namespaces?.join(', ') ?? 'the whole cluster';
      return `${policyARN?.split('/')[1]} in ${scope}`;
    }),
    ...(kubernetesGroups?.length ? [`Kubernetes groups ${kubernetesGroups.join(', ')}`] : []),
  ];
  return `${principalARN} (${rights.join('; ') || 'without rights of its own'})`;
}
