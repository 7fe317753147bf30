import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import type { QuotaHolder, QuotaResource } from '@eks-environments/plugin-environments-common';
import { amountInWords } from '../quotas/quotaWords';
import { environmentRouteRef } from '../routes';
import { statusWords } from '../status/statusWords';
import { TimeLeft } from '../time/TimeLeft';
import { newTab } from './newTab';

/** One environment that holds some of a limit. */
export function HolderItem(props: { holder: QuotaHolder; resource: QuotaResource }) {
  const { holder, resource } = props;
  const { environmentId, name, owner, status, amount, expiresAt } = holder;
  const link = useRouteRef(environmentRouteRef);
  return (
    <li>
      <Link to={link({ id: environmentId })} {...newTab}>
        {name}
      </Link>
      {` · ${amountInWords(resource, amount)} · `}
      <EntityDisplayName entityRef={owner} defaultKind="group" hideIcon disableTooltip />
      {` · ${statusWords[status]}`}
      {expiresAt && (
        <>
          {' · '}
          <TimeLeft environment={{ ...holder, type: 'temporary' }} />
        </>
      )}
    </li>
  );
}
