import type { SchedulerService } from '@backstage/backend-plugin-api';
import { Sweep, type SweepOptions } from './Sweep';

/** Runs the sweep on one replica at a time, every so many milliseconds. */
export async function scheduleSweep(
  scheduler: SchedulerService,
  options: SweepOptions,
  interval: number,
): Promise<void> {
  const sweep = new Sweep(options);
  await scheduler.scheduleTask({
    id: 'environments-sweep',
    frequency: { milliseconds: interval },
    timeout: { minutes: 1 },
    scope: 'global',
    fn: signal => sweep.run(signal),
  });
}
