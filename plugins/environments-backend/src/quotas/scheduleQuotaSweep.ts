import type { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { QuotaSweep } from './QuotaSweep';

/** Runs the sweep on one replica at a time, every so many milliseconds. */
export async function scheduleQuotaSweep(
  scheduler: SchedulerService,
  sweep: QuotaSweep,
  options: { interval: number; logger: LoggerService },
): Promise<void> {
  const { interval, logger } = options;
  await scheduler.scheduleTask({
    id: 'environments-quota-sweep',
    frequency: { milliseconds: interval },
    timeout: { minutes: 5 },
    scope: 'global',
    fn: async signal => {
      try {
        await sweep.run(signal);
      } catch (error) {
        if (!isError(error) || error.name !== 'ServiceUnavailableError') throw error;
        logger.warn('Quotas are not moved to new groups now; it is tried again', error);
      }
    },
  });
}
