import type { ErrorDetail } from '@eks-environments/plugin-environments-common';
import { violation, type PathPart } from '../path';
import type { SubmittedPodIdentity } from '../shape/manifest';
import { repeated, required, type Check } from './Check';

/** CloudFormation's longest name of a stack. */
const longestStackName = 128;

export const checkPodIdentities: Check = manifest => {
  const cluster = manifest.metadata?.name ?? '';
  const own = manifest.iam?.podIdentityAssociations ?? [];
  return [
    ...own.flatMap((item, index) => {
      const path = ['iam', 'podIdentityAssociations', index];
      const name = `eksctl-${cluster}-podidentityrole-${item.namespace}-${item.serviceAccountName}`;
      return [
        ...(item.namespace === undefined ? [required(...path, 'namespace')] : []),
        ...checkAssociation(item, path, name),
      ];
    }),
    ...repeated(own.map(item => `${item.namespace}/${item.serviceAccountName}`)).map(([, index]) =>
      violation(
        ['iam', 'podIdentityAssociations', index],
        'identity.repeated',
        'Another association has this service account.',
      ),
    ),
    ...(manifest.addons ?? []).flatMap((addon, number) =>
      (addon.podIdentityAssociations ?? []).flatMap((item, index) => {
        const path = ['addons', number, 'podIdentityAssociations', index];
        const name = `eksctl-${cluster}-addon-${addon.name}-podidentityrole-${item.serviceAccountName}`;
        return [
          ...(item.namespace !== undefined
            ? [
                violation(
                  [...path, 'namespace'],
                  'identity.namespace',
                  'The add-on says its namespace itself.',
                ),
              ]
            : []),
          ...checkAssociation(item, path, name),
        ];
      }),
    ),
  ];
};

function checkAssociation(
  item: SubmittedPodIdentity,
  path: PathPart[],
  stackName: string,
): ErrorDetail[] {
  const found: ErrorDetail[] = [];
  if (item.serviceAccountName === undefined) {
    found.push(required(...path, 'serviceAccountName'));
  }
  if (!item.permissionPolicyARNs && !Object.values(item.wellKnownPolicies ?? {}).some(Boolean)) {
    found.push(
      violation(path, 'identity.rights', 'Give permissionPolicyARNs or wellKnownPolicies.'),
    );
  }
  if (stackName.length > longestStackName) {
    found.push(
      violation(
        path,
        'identity.length',
        `The names are too long together: CloudFormation takes ${longestStackName} characters, this makes ${stackName.length}.`,
      ),
    );
  }
  return found;
}
