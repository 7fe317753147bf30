import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { Clock } from '@eks-environments/plugin-environments-node';

/** How long an outage may last, in milliseconds. */
const patience = 120_000;

/** The environments backend has not answered for two minutes. */
export class OutageError extends Error {
  constructor(cause: unknown) {
    super('The environments backend does not answer', { cause });
    this.name = 'OutageError';
  }
}

/**
 * Repeats a call through short outages, ever more slowly. The call must be repeatable.
 * Throws an OutageError when the outage lasts, and every other error at once.
 */
export async function patiently<T>(
  call: () => Promise<T>,
  options: { clock: Clock; logger: LoggerService; signal: AbortSignal },
): Promise<T> {
  const { clock, logger, signal } = options;
  const start = clock.monotonic();
  for (let pause = 1_000; ; pause = Math.min(pause * 2, 15_000)) {
    signal.throwIfAborted();
    try {
      return await call();
    } catch (error) {
      if (signal.aborted || !isOutage(error)) throw error;
      if (clock.monotonic() - start >= patience) throw new OutageError(error);
      if (pause === 1_000) logger.warn('The environments backend does not answer; trying again');
      await clock.sleep(pause, signal);
    }
  }
}

function isOutage(error: unknown): boolean {
  const status = statusOf(error);
  if (status !== undefined) return [429, 502, 503, 504].includes(status);
  // What Node's fetch throws when no connection came about or it broke.
  return isError(error) && (error.name === 'TypeError' || error.name === 'FetchError');
}

/** The status of an HTTP answer that was thrown. */
export function statusOf(error: unknown): number | undefined {
  return isError(error) && typeof error.statusCode === 'number' ? error.statusCode : undefined;
}
