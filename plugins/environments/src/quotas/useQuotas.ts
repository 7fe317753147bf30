import { useApi } from '@backstage/core-plugin-api';
import type { Page, Quota, QuotaUsage } from '@eks-environments/plugin-environments-common';
import useAsync from 'react-use/esm/useAsync';
import { environmentsApiRef } from '../api';
import { usePolled, type Polled } from '../polling/usePolled';
import { toQuery, writeQuotasView, type QuotasView } from './quotasView';

/** One page of scopes, kept fresh. */
export function useQuotas(view: QuotasView): Polled<Page<Quota>> {
  const api = useApi(environmentsApiRef);
  return usePolled({
    key: writeQuotasView(view).toString(),
    keepPrevious: true,
    load: signal => api.listQuotas(toQuery(view), { signal }),
    every: () => 30_000,
  });
}

/** Who holds what of one scope, kept fresh. */
export function useQuotaUsage(scope: string): Polled<QuotaUsage> {
  const api = useApi(environmentsApiRef);
  return usePolled({
    key: scope,
    load: signal => api.getQuotaUsage(scope, { signal }),
    every: () => 30_000,
  });
}

/** Whether one may change limits; the scope over all environments tells, whatever the list is narrowed to. */
export function useMayUpdateQuotas(): boolean {
  const api = useApi(environmentsApiRef);
  const { value } = useAsync(() => api.listQuotas({ kind: 'global', limit: 1 }), [api]);
  return value?.items.some(({ capabilities }) => capabilities.update) ?? false;
}
