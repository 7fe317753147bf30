import type { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';

/** Something that is looked after now and then: short, repeatable, and stopped by the signal. */
export interface Chore {
  /** Of the task. */
  id: string;
  /** Milliseconds between two runs. */
  interval: number;
  run(signal: AbortSignal): Promise<unknown>;
}

const shortestRun = 30_000;
const longestRun = 5 * 60_000;

/**
 * How long a run may take, in milliseconds. Of a replica that dies within one it keeps the others from the next: the
 * oftener it comes, the shorter.
 */
function timeoutOf(interval: number): number {
  return Math.min(Math.max(interval, shortestRun), longestRun);
}

/** Runs a chore on one replica at a time. What cannot be asked now is asked the next time. */
export async function scheduleChore(
  scheduler: SchedulerService,
  logger: LoggerService,
  { id, interval, run }: Chore,
): Promise<void> {
  await scheduler.scheduleTask({
    id,
    frequency: { milliseconds: interval },
    timeout: { milliseconds: timeoutOf(interval) },
    scope: 'global',
    fn: async signal => {
      try {
        await run(signal);
      } catch (error) {
        if (!isError(error) || error.name !== 'ServiceUnavailableError') throw error;
        logger.warn(`${id} is tried again later`, error);
      }
    },
  });
}
