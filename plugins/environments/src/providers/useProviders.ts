import { useApi } from '@backstage/core-plugin-api';
import useAsync from 'react-use/esm/useAsync';
import type { ProviderInfo } from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';

/** All providers; empty until they are known, and where they cannot be asked. */
export function useProviders(): ProviderInfo[] {
  const api = useApi(environmentsApiRef);
  const { value } = useAsync(() => api.listProviders(), [api]);
  return value?.items ?? [];
}
