import { useCallback, useEffect, useRef, useState } from 'react';
import { whenVisible } from './whenVisible';

/** What was loaded last, and how the last attempt went. */
export interface Polled<T> {
  /** The last data; an error keeps it. */
  data?: T;
  /** Whether the data belongs to an earlier key, and that of this one is on its way. */
  outdated: boolean;
  /** Why the last attempt failed; undefined once one succeeds. */
  error?: Error;
  /** Loads at once. */
  refresh: () => void;
}

type State<T> = { key: string; data?: T; dataKey?: string; error?: Error };

/**
 * Loads now, on every change of `key`, and then again and again while somebody can see the page.
 * `every` gives the milliseconds until the next time. The data of an earlier key is kept until that of the
 * new one is there only with `keepPrevious`.
 */
export function usePolled<T>(options: {
  key: string;
  load: (signal: AbortSignal) => Promise<T>;
  every: (data: T | undefined) => number;
  keepPrevious?: boolean;
}): Polled<T> {
  const { key, keepPrevious = false } = options;
  const latest = useRef(options);
  latest.current = options;
  const [state, setState] = useState<State<T>>({ key });
  const [round, setRound] = useState(0);

  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let data: T | undefined;

    const load = async () => {
      await whenVisible(signal);
      if (signal.aborted) return;
      try {
        const loaded = await latest.current.load(signal);
        if (signal.aborted) return;
        data = loaded;
        setState({ key, data, dataKey: key });
      } catch (error) {
        if (signal.aborted) return;
        setState(last => ({ ...last, key, error: error as Error }));
      }
      timer = setTimeout(load, latest.current.every(data));
    };
    load();

    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [key, round]);

  const refresh = useCallback(() => setRound(last => last + 1), []);
  const outdated = state.dataKey !== key;
  return {
    data: outdated && !keepPrevious ? undefined : state.data,
    error: state.key === key ? state.error : undefined,
    outdated,
    refresh,
  };
}
