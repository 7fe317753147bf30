import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { readListView, writeListView, type ListView } from './listView';

/** The view in the URL. A change of anything but the page goes back to the first page. */
export function useListView(): {
  view: ListView;
  change: (changes: Partial<ListView>) => void;
  reset: () => void;
} {
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => readListView(params), [params]);
  const change = useCallback(
    (changes: Partial<ListView>) =>
      setParams(
        last =>
          writeListView({
            ...readListView(last),
            cursor: undefined,
            ...changes,
          }),
        { replace: !('cursor' in changes) },
      ),
    [setParams],
  );
  const reset = useCallback(() => setParams(new URLSearchParams()), [setParams]);
  return { view, change, reset };
}
