import type {
  CreateEnvironment,
  EnvironmentsApi,
  Estimate,
} from '@eks-environments/plugin-environments-common';

/** How long an answer is waited for, in milliseconds. */
const patience = 15_000;

const latest = new WeakMap<EnvironmentsApi, { key: string; answer: Promise<Estimate> }>();

/** Tells bodies apart. */
export function keyOf(body: CreateEnvironment): string {
  return JSON.stringify(body);
}

/** The estimate of a body. The body that was asked for last, if that did not fail, is not asked for again. */
export function estimateOf(
  api: EnvironmentsApi,
  body: CreateEnvironment,
  signal?: AbortSignal,
): Promise<Estimate> {
  const key = keyOf(body);
  const known = latest.get(api);
  return known?.key === key ? known.answer : askAnew(api, body, signal);
}

/** The estimate of a body as of now. */
export function askAnew(
  api: EnvironmentsApi,
  body: CreateEnvironment,
  signal?: AbortSignal,
): Promise<Estimate> {
  const inTime = AbortSignal.timeout(patience);
  const answer = api
    .estimateEnvironment(body, { signal: signal ? AbortSignal.any([signal, inTime]) : inTime })
    .catch(error => {
      if (latest.get(api)?.answer === answer) latest.delete(api);
      throw inTime.aborted ? new Error('The portal’s backend does not answer in time.') : error;
    });
  latest.set(api, { key: keyOf(body), answer });
  return answer;
}
