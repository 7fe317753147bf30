import { EntityDisplayName, EntityRefLink } from '@backstage/plugin-catalog-react';
import { ownerOfQuotaScope } from '@eks-environments/plugin-environments-common';
import { scopeInWords } from './quotaWords';

/** What a scope covers; an owner by the name and, unless it stands within a link, with a link to its page. */
export function ScopeName(props: { scope: string; plain?: boolean }) {
  const { scope, plain } = props;
  const owner = ownerOfQuotaScope(scope);
  if (!owner) return <>{scopeInWords(scope)}</>;
  return plain ? (
    <EntityDisplayName entityRef={owner} defaultKind="group" hideIcon disableTooltip />
  ) : (
    <EntityRefLink entityRef={owner} defaultKind="group" />
  );
}
