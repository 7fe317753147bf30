import { useCallback, useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type { CreateEnvironment, Estimate } from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { estimateOf, keyOf } from './estimateOf';

/** How long the form must rest before it is asked about, in milliseconds. */
export const rest = 400;

/**
 * The estimate of what a form asks for now. While the next one is on its way, the one before stays; what
 * comes too late is not shown.
 */
export function useEstimate(body: CreateEnvironment | undefined) {
  const api = useApi(environmentsApiRef);
  const [answer, setAnswer] = useState<{
    key: string;
    round: number;
    estimate?: Estimate;
    problem?: Error;
  }>();
  const [round, setRound] = useState(0);
  const retry = useCallback(() => setRound(last => last + 1), []);
  const key = body && keyOf(body);

  useEffect(() => {
    if (key === undefined) return undefined;
    const asking = new AbortController();
    const ask = async () => {
      // Parsed from the key, so that another object that says the same asks for nothing.
      const asked: CreateEnvironment = JSON.parse(key);
      const next = await estimateOf(api, asked, asking.signal).then(
        estimate => ({ key, round, estimate }),
        error => ({ key, round, problem: toError(error) }),
      );
      if (!asking.signal.aborted) setAnswer(next);
    };
    const timer = setTimeout(ask, rest);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [api, key, round]);

  if (key === undefined) return { loading: false, retry };
  const loading = answer?.key !== key || answer.round !== round;
  return {
    estimate: answer?.estimate,
    problem: loading ? undefined : answer.problem,
    loading,
    retry,
  };
}
