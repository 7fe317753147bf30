import { useApi } from '@backstage/core-plugin-api';
import { useEffect, useState } from 'react';
import type { LogLine } from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { followLog } from './followLog';

/** What is known of a log so far. */
export interface OperationLogState {
  lines: LogLine[];
  /** No further line will come. */
  complete: boolean;
  /** Why the last attempt to read on failed. */
  error?: Error;
}

const empty: OperationLogState = { lines: [], complete: false };

/** The log of an operation from its first line, growing while it runs. */
export function useOperationLog(operationId: string): OperationLogState {
  const api = useApi(environmentsApiRef);
  const [state, setState] = useState(empty);
  useEffect(() => {
    const stop = new AbortController();
    setState(empty);
    followLog({
      api,
      operationId,
      signal: stop.signal,
      onPage: page =>
        setState(last => ({
          lines: page.items.length ? [...last.lines, ...page.items] : last.lines,
          complete: page.complete,
        })),
      onError: error => setState(last => ({ ...last, error })),
    });
    return () => stop.abort();
  }, [api, operationId]);
  return state;
}
