import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import type { EnvironmentListItem, Page } from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { useNews } from '../polling/useNews';
import { usePolled, type Polled } from '../polling/usePolled';
import { isMoving } from '../status/isMoving';
import { toQuery, writeListView, type ListView } from './listView';

/** One page of environments, kept fresh. */
export function useEnvironments(view: ListView): Polled<Page<EnvironmentListItem>> {
  const api = useApi(environmentsApiRef);
  const identityApi = useApi(identityApiRef);
  const polled = usePolled({
    key: writeListView(view).toString(),
    keepPrevious: true,
    load: async signal => {
      const claims = view.mine
        ? (await identityApi.getBackstageIdentity()).ownershipEntityRefs
        : [];
      return api.listEnvironments(toQuery(view, claims), { signal });
    },
    every: page => (page?.items.some(isMoving) ? 5_000 : 30_000),
  });
  useNews(polled.refresh);
  return polled;
}
