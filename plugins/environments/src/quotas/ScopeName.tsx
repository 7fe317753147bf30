import { EntityDisplayName, EntityRefLink } from '@backstage/plugin-catalog-react';
import { ownerOfQuotaScope, type ProviderInfo } from '@eks-environments/plugin-environments-common';
import { scopeInWords } from './quotaWords';

/** What a scope covers; an owner by the name and, unless it is to be plain text, with a link to its page. */
export function ScopeName(props: { scope: string; providers: ProviderInfo[]; plain?: boolean }) {
  const { scope, providers, plain } = props;
  const owner = ownerOfQuotaScope(scope);
  if (!owner) return <>{scopeInWords(scope, providers)}</>;
  return plain ? (
    <EntityDisplayName entityRef={owner} defaultKind="group" hideIcon disableTooltip />
  ) : (
    <EntityRefLink entityRef={owner} defaultKind="group" />
  );
}
