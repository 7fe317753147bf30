import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type {
  CallOptions,
  Environment,
  EnvironmentsApi,
} from '@eks-environments/plugin-environments-common';
import type { Clock } from '@eks-environments/plugin-environments-node';
import { OperationWatch } from './OperationWatch';
import { OutageError, patiently, statusOf } from './patiently';

/** The longest that a task watches: 30 minutes, in milliseconds. */
const watchLimit = 30 * 60_000;

/** Why watching ended before the environment got where it was to go. */
export type EndOfWatch = 'time' | 'token' | 'outage' | 'stopped';

/**
 * Writes what happens to an environment into a task's log until `isOver`. It only watches: its end, or a
 * failure of it, changes nothing.
 */
export async function watchEnvironment(options: {
  api: EnvironmentsApi;
  environment: Environment;
  isOver: (environment: Environment) => boolean;
  logger: LoggerService;
  clock: Clock;
  /** Aborted when the task is cancelled or the backend stops. */
  signal: AbortSignal;
}): Promise<{ environment: Environment; ended?: EndOfWatch }> {
  const { api, isOver, logger, clock, signal } = options;
  const { id } = options.environment;
  const call = <T>(send: (callOptions: CallOptions) => Promise<T>) =>
    patiently(() => send({ signal }), { clock, logger, signal });
  const watches = new Map<string, OperationWatch>();
  const deadline = clock.monotonic() + watchLimit;
  let environment = options.environment;
  try {
    while (!isOver(environment)) {
      if (clock.monotonic() >= deadline) return { environment, ended: 'time' };
      const turn = clock.monotonic();
      const operationId = environment.currentOperationId;
      if (operationId) {
        const watch =
          watches.get(operationId) ?? new OperationWatch({ api, operationId, logger, clock, call });
        watches.set(operationId, watch);
        if (!watch.complete) await watch.next();
      }
      // An answer may come at once, again and again.
      const rest = 1_000 - (clock.monotonic() - turn);
      if (rest > 0) await clock.sleep(rest, signal);
      environment = await call(o => api.getEnvironment(id, o));
    }
    // The last lines may have come after the last look.
    for (const watch of watches.values()) {
      while (!watch.complete && (await watch.next()));
    }
    return { environment };
  } catch (error) {
    const ended = endOf(error, signal);
    if (!ended) throw error;
    return { environment, ended };
  }
}

function endOf(error: unknown, signal: AbortSignal): EndOfWatch | undefined {
  if (signal.aborted) return 'stopped';
  if (error instanceof OutageError) return 'outage';
  // Either the backend refuses the token, or no further one can be made of it.
  if (statusOf(error) === 401 || (isError(error) && error.name === 'AuthenticationError')) {
    return 'token';
  }
  return undefined;
}
