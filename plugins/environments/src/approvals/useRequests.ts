import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import type { EnvironmentRequest, Page } from '@eks-environments/plugin-environments-common';
import useAsync from 'react-use/esm/useAsync';
import { environmentsApiRef } from '../api';
import { useNews } from '../polling/useNews';
import { usePolled, type Polled } from '../polling/usePolled';
import { toQuery, writeApprovalsView, type ApprovalsView } from './approvalsView';

/** One page of requests, kept fresh. */
export function useRequests(view: ApprovalsView): Polled<Page<EnvironmentRequest>> {
  const api = useApi(environmentsApiRef);
  const polled = usePolled({
    key: writeApprovalsView(view).toString(),
    keepPrevious: true,
    load: signal => api.listRequests(toQuery(view), { signal }),
    every: () => 30_000,
  });
  useNews(polled.refresh);
  return polled;
}

/** One request with its manifest, kept fresh. */
export function useRequest(id: string): Polled<EnvironmentRequest> {
  const api = useApi(environmentsApiRef);
  const polled = usePolled({
    key: id,
    load: signal => api.getRequest(id, { signal }),
    every: request => (request?.status === 'open' ? 10_000 : 30_000),
  });
  useNews(polled.refresh, { requestId: id });
  return polled;
}

/** How many requests wait for the signed-in person's decision; 0 while that is not known. */
export function useCountToDecide(): number {
  const api = useApi(environmentsApiRef);
  const { data, refresh } = usePolled({
    key: 'to-decide',
    load: signal => api.listRequests({ ...toQuery({ tab: 'decide' }), limit: 1 }, { signal }),
    every: () => 30_000,
  });
  useNews(refresh);
  return data?.totalItems ?? data?.items.length ?? 0;
}

/** The entity ref of the signed-in person; undefined while that is not known. */
export function useUserRef(): string | undefined {
  const identityApi = useApi(identityApiRef);
  const { value } = useAsync(() => identityApi.getBackstageIdentity(), [identityApi]);
  return value?.userEntityRef;
}
