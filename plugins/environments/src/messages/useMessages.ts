import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  messageManagePermission,
  type GivenUpMessage,
  type Page,
} from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { usePolled, type Polled } from '../polling/usePolled';

/** One page of the messages that were given up, kept fresh. */
export function useMessages(cursor: string | undefined): Polled<Page<GivenUpMessage>> {
  const api = useApi(environmentsApiRef);
  return usePolled({
    key: cursor ?? '',
    keepPrevious: true,
    load: signal => api.listMessages(cursor ? { cursor } : {}, { signal }),
    every: () => 30_000,
  });
}

/** Whether one may see messages that were given up, and have them sent again. */
export function useMayManageMessages(): { loading: boolean; allowed: boolean } {
  return usePermission({ permission: messageManagePermission });
}
