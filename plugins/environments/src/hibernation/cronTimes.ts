import { Cron } from 'croner';
import { DateTime } from 'luxon';
import type { SleepSchedule } from '@eks-environments/plugin-environments-common';

/** A time that clocks in the schedule's zone will show. */
export interface ComingTime {
  what: 'sleeps' | 'wakes';
  /** For example "Mon 2 Mar, 20:00". */
  words: string;
}

/** The next few times of one schedule, as clocks in its zone show them; none of what is no cron expression. */
export function comingTimes(schedule: SleepSchedule, now: number, count = 4): ComingTime[] {
  const clock = DateTime.fromMillis(now, { zone: schedule.timeZone });
  if (!clock.isValid) return [];
  // Read as if clocks showed UTC: what summer time does to a moment is the backend's to say.
  const shown = clock.setZone('utc', { keepLocalTime: true }).toJSDate();
  const times = (['sleep', 'wake'] as const).flatMap(kind =>
    timesOf(schedule[kind], shown, count).map(time => ({ kind, time })),
  );
  return times
    .sort((one, other) => one.time.getTime() - other.time.getTime())
    .slice(0, count)
    .map(({ kind, time }) => ({
      what: kind === 'sleep' ? 'sleeps' : 'wakes',
      words: DateTime.fromJSDate(time, { zone: 'utc' }).toFormat('ccc d LLL, HH:mm'),
    }));
}

function timesOf(cron: string | undefined, after: Date, count: number): Date[] {
  if (!cron) return [];
  try {
    return new Cron(cron, { mode: '5-part', utcOffset: 0 }).nextRuns(count, after);
  } catch {
    return [];
  }
}
