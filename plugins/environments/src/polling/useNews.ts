import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { useEffect, useRef } from 'react';

/** What the backend tells open pages: that there is something new, no more. */
type News = { event: string; environmentId: string; requestId?: string };

/** The channel of signals that the backend publishes on. */
const channel = 'environments';

/**
 * Refreshes as soon as the backend has news of what is shown; of anything, if nothing is named. Only a hint:
 * in an app without the signals plugin polling alone keeps pages fresh. Subscribes by itself since
 * `useSignal` gives only the last of several signals that come at once.
 */
export function useNews(
  refresh: () => void,
  about: { environmentId?: string; requestId?: string } = {},
): void {
  const signals = useApiHolder().get(signalApiRef);
  const latest = useRef({ refresh, about });
  latest.current = { refresh, about };
  useEffect(() => {
    const subscription = signals?.subscribe<News>(channel, news => {
      const { environmentId, requestId } = latest.current.about;
      if (environmentId && environmentId !== news.environmentId) return;
      if (requestId && requestId !== news.requestId) return;
      latest.current.refresh();
    });
    return () => subscription?.unsubscribe();
  }, [signals]);
}
