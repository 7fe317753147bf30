import type { ErrorDetail } from '@eks-environments/plugin-environments-common';
import { accessPolicies, reservedPrefix } from '../../access/accessPolicies';
import { completeAccess } from '../complete';
import { violation } from '../path';
import { mostEntries, mostGroups, mostNamespaces } from '../shape/access';
import type { SubmittedAccessEntry } from '../shape/manifest';
import { repeated, required, type Check } from './Check';

export const checkAccess: Check = (manifest, context) => {
  const entries = manifest.accessConfig?.accessEntries ?? [];
  const { accountId } = context.account;
  return [
    ...entries.flatMap((entry, index) => [
      ...checkPrincipal(entry, index, accountId),
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
    ...checkCounts(completeAccess(manifest, context)),
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
    } else if (!accessPolicies.some(policy => policy === policyARN.split('/')[1])) {
      found.push(
        violation(
          [...at, 'policyARN'],
          'access.policy',
          `Use one of EKS's access policies: ${accessPolicies.join(', ')}.`,
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

/** A manifest's own entries are counted by its shape; with those of config they may be more. */
function checkCounts(entries: SubmittedAccessEntry[]): ErrorDetail[] {
  const fits = entries.every(
    entry =>
      (entry.kubernetesGroups ?? []).length <= mostGroups &&
      (entry.accessPolicies ?? []).every(
        ({ accessScope }) => (accessScope?.namespaces ?? []).length <= mostNamespaces,
      ),
  );
  return fits && entries.length <= mostEntries
    ? []
    : [
        violation(
          ['accessConfig', 'accessEntries'],
          'access.count',
          `With those of the owner and the requester at most ${mostEntries} entries, each with ${mostGroups} groups and ${mostNamespaces} namespaces a policy.`,
        ),
      ];
}
