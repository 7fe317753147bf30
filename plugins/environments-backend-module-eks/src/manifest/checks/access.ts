import type { ErrorDetail } from '@eks-environments/plugin-environments-common';
import { violation } from '../path';
import type { SubmittedAccessEntry } from '../shape/manifest';
import { repeated, required, type Check } from './Check';

/** EKS's own policies for people; a wrong name fails only when the stack is made. */
const policies = [
  'AmazonEKSClusterAdminPolicy',
  'AmazonEKSAdminPolicy',
  'AmazonEKSAdminViewPolicy',
  'AmazonEKSEditPolicy',
  'AmazonEKSViewPolicy',
];

/** EKS refuses these in access entries. */
const reservedPrefix = /^(system|eks|aws|amazon|iam):/i;

export const checkAccess: Check = ({ accessConfig }, { account }) => {
  const entries = accessConfig?.accessEntries ?? [];
  return [
    ...entries.flatMap((entry, index) => [
      ...checkPrincipal(entry, index, account.accountId),
      ...checkIdentity(entry, index),
      ...checkPolicies(entry, index),
    ]),
    ...repeated(entries.map(entry => entry.principalARN)).map(([, index]) =>
      violation(
        ['accessConfig', 'accessEntries', index, 'principalARN'],
        'access.repeated',
        'Another entry has this principal.',
      ),
    ),
  ];
};

function checkPrincipal(
  entry: SubmittedAccessEntry,
  index: number,
  accountId: string,
): ErrorDetail[] {
  const path = ['accessConfig', 'accessEntries', index, 'principalARN'];
  if (entry.principalARN === undefined) {
    return [required(...path)];
  }
  return entry.principalARN.split(':')[4] === accountId
    ? []
    : [violation(path, 'access.account', `Must be a principal of the account ${accountId}.`)];
}

function checkIdentity(entry: SubmittedAccessEntry, index: number): ErrorDetail[] {
  const at = ['accessConfig', 'accessEntries', index];
  const message = 'Must not begin with system:, eks:, aws:, amazon: or iam:, which EKS keeps.';
  return [
    ...(entry.kubernetesGroups ?? []).flatMap((group, number) =>
      reservedPrefix.test(group)
        ? [violation([...at, 'kubernetesGroups', number], 'access.name', message)]
        : [],
    ),
    ...(reservedPrefix.test(entry.kubernetesUsername ?? '')
      ? [violation([...at, 'kubernetesUsername'], 'access.name', message)]
      : []),
  ];
}

function checkPolicies(entry: SubmittedAccessEntry, index: number): ErrorDetail[] {
  return (entry.accessPolicies ?? []).flatMap(({ policyARN, accessScope }, number) => {
    const at = ['accessConfig', 'accessEntries', index, 'accessPolicies', number];
    const found = [];
    if (policyARN === undefined) {
      found.push(required(...at, 'policyARN'));
    } else if (!policies.includes(policyARN.split('/')[1])) {
      found.push(
        violation(
          [...at, 'policyARN'],
          'access.policy',
          `Use one of EKS's access policies: ${policies.join(', ')}.`,
        ),
      );
    }
    if (accessScope?.type === undefined) {
      found.push(required(...at, 'accessScope', 'type'));
    } else if ((accessScope.type === 'namespace') !== Boolean(accessScope.namespaces)) {
      found.push(
        violation(
          [...at, 'accessScope', 'namespaces'],
          'access.scope',
          'Namespaces go with the type namespace, and only with it.',
        ),
      );
    }
    return found;
  });
}
