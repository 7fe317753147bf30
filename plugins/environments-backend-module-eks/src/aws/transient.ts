import { z } from 'zod/v4';

const shape = z.object({
  name: z.string().optional(),
  code: z.string().optional(),
  $metadata: z.object({ httpStatusCode: z.number().optional() }).optional(),
  $retryable: z.object({}).optional(),
});

const names =
  /^(Throttl|TooManyRequests|RequestLimitExceeded|RequestThrottled|SlowDown|TimeoutError|ServiceUnavailable|InternalFailure|InternalServer)/;
const codes =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;

/** Whether a call failed for a reason that passes by itself: throttling, an outage, the network. */
export function isTransient(error: unknown): boolean {
  const { success, data } = shape.safeParse(error);
  if (!success) {
    return false;
  }
  const status = data.$metadata?.httpStatusCode ?? 0;
  return (
    names.test(data.name ?? '') ||
    codes.test(data.code ?? '') ||
    data.$retryable !== undefined ||
    status === 429 ||
    status >= 500
  );
}
