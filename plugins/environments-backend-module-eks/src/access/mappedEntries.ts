import type { AccessMapping, EksAccount } from '../config/EksConfig';
import type { SubmittedAccessEntry } from '../manifest/shape/manifest';

/** The access entries that config gives to these entities in this account, in the order of config. */
export function mappedEntries(
  access: readonly AccessMapping[],
  account: EksAccount,
  entities: readonly string[],
): SubmittedAccessEntry[] {
  return access
    .filter(mapping => entities.includes(mapping.entity) && appliesTo(mapping, account))
    .map(mapping => toEntry(mapping, account));
}

function appliesTo(mapping: AccessMapping, account: EksAccount): boolean {
  return (
    (mapping.account === undefined || mapping.account === account.alias) &&
    principalIn(mapping, account).split(':')[4] === account.accountId
  );
}

/** The principal as it is called in this account. */
export function principalIn(
  { principalArn }: Pick<AccessMapping, 'principalArn'>,
  { accountId }: Pick<EksAccount, 'accountId'>,
): string {
  return principalArn.replace('{accountId}', accountId);
}

function toEntry(mapping: AccessMapping, account: EksAccount): SubmittedAccessEntry {
  const principalARN = principalIn(mapping, account);
  const partition = principalARN.split(':')[1];
  return {
    principalARN,
    kubernetesGroups: mapping.kubernetesGroups,
    accessPolicies: mapping.policies.map(({ policy, namespaces }) => ({
      policyARN: `arn:${partition}:eks::aws:cluster-access-policy/${policy}`,
      accessScope: namespaces ? { type: 'namespace', namespaces } : { type: 'cluster' },
    })),
  };
}
