import { useApi } from '@backstage/core-plugin-api';
import type { ServiceHealth } from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { usePolled } from '../polling/usePolled';

/** How the services and channels answer that the backend calls; empty while that is not known. */
export function useHealth(): ServiceHealth[] {
  const api = useApi(environmentsApiRef);
  const { data } = usePolled({
    key: 'health',
    load: signal => api.getHealth({ signal }),
    every: () => 30_000,
  });
  return data?.items ?? [];
}
