import { z } from 'zod/v4';

/**
 * What a failed call of AWS came to: AWS refused it, asked for fewer calls, or gave no answer (network, time-out,
 * 5xx). All but a refusal pass by themselves.
 */
export type CallFailure = 'refused' | 'throttled' | 'unanswered';

/** Errors may be anything: a time-out's `code` is a number. */
const text = z.string().optional().catch(undefined);
const shape = z.object({
  name: text,
  code: text,
  $metadata: z.object({ httpStatusCode: z.number().optional() }).optional(),
  $retryable: z.object({ throttling: z.boolean().optional() }).optional(),
});

const throttling =
  /^(Throttl|TooManyRequests|RequestLimitExceeded|RequestThrottled|SlowDown|BandwidthLimitExceeded|PriorRequestNotComplete)/;
const silence =
  /^(TimeoutError|RequestTimeout|ServiceUnavailable|InternalFailure|InternalError|InternalServer)/;
const networkCodes =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;

/** Tells failures apart. EC2 throttles with 503, so names count before the status. */
export function callFailure(error: unknown): CallFailure {
  const { success, data } = shape.safeParse(error);
  if (!success) {
    return 'refused';
  }
  const { name = '', code = '' } = data;
  const status = data.$metadata?.httpStatusCode ?? 0;
  if (throttling.test(name) || data.$retryable?.throttling || status === 429) {
    return 'throttled';
  }
  const unanswered =
    silence.test(name) || networkCodes.test(code) || status >= 500 || data.$retryable !== undefined;
  return unanswered ? 'unanswered' : 'refused';
}

/** A failure in a word or two: its code and status, and nothing of its text, which may name anything. */
export function reasonOf(error: unknown): string {
  const { data } = shape.safeParse(error);
  const status = data?.$metadata?.httpStatusCode;
  return [data?.code ?? data?.name ?? 'unknown', status && `HTTP ${status}`]
    .filter(Boolean)
    .join(', ');
}
