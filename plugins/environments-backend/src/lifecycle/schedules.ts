import { Cron } from 'croner';
import type { SleepSchedule } from '@eks-environments/plugin-environments-common';
import { fromMoment, toMoment } from '../database/columns';
import type { EnvironmentRow, Moment } from '../database/tables';
import { instantOf, wallClockOf } from './wallClock';

/** When something comes by schedules; null if never. */
export interface Moments {
  sleepAt: Date | null;
  wakeAt: Date | null;
}

/** How many sleeps are looked at for one that comes. */
const looks = 30;

/**
 * The first moments after the given one, of all schedules together, as they will come: a sleep that meets a wake does
 * not. A time that summer time leaves out comes at the next minute that there is, one that it repeats comes once.
 */
export function nextMoments(schedules: SleepSchedule[], after: Date): Moments {
  return {
    sleepAt: nextSleep(schedules, after),
    wakeAt: earliest('wake', schedules, after),
  };
}

/** The schedules of an environment. */
export function schedulesOf({ sleep_schedules: json }: Pick<EnvironmentRow, 'sleep_schedules'>) {
  return json === null ? [] : (JSON.parse(json) as SleepSchedule[]);
}

/** What is stored of the moments after the given one, without a sleep that is left out once. */
export function momentColumns(
  schedules: SleepSchedule[],
  after: Date,
  skipped: Date | null = null,
): Pick<EnvironmentRow, 'next_sleep_at' | 'next_wake_at' | 'skipped_sleep_at'> {
  const skips = skipped !== null && skipped > after;
  const sleepAt = nextSleep(schedules, skips ? skipped : after);
  const wakeAt = earliest('wake', schedules, after);
  return {
    next_sleep_at: sleepAt && fromMoment(sleepAt),
    next_wake_at: wakeAt && fromMoment(wakeAt),
    skipped_sleep_at: skips ? fromMoment(skipped) : null,
  };
}

/** A time to sleep or to wake. */
export interface Call {
  to: 'sleep' | 'wake';
  at: Date;
}

/**
 * What an environment is called to by now: the last that came since its next moments were stored, since what was
 * missed counts no more. To wake, where both came at once. Null if none came.
 */
export function lastCall(
  environment: Pick<EnvironmentRow, 'sleep_schedules' | 'next_sleep_at' | 'next_wake_at'>,
  now: Date,
): Call | null {
  const schedules = schedulesOf(environment);
  const sleep = last('sleep', schedules, environment.next_sleep_at, now);
  const wake = last('wake', schedules, environment.next_wake_at, now);
  if (wake && (!sleep || wake >= sleep)) return { to: 'wake', at: wake };
  return sleep && { to: 'sleep', at: sleep };
}

/**
 * Reads a cron expression of five fields as times that clocks show, since what cron libraries make of changes of
 * summer time differs.
 */
export function parseCron(expression: string): Cron {
  return new Cron(expression, { mode: '5-part', utcOffset: 0 });
}

/** Null also where as many sleeps as are looked at meet wakes: each of those looks anew. */
function nextSleep(schedules: SleepSchedule[], after: Date): Date | null {
  let found = earliest('sleep', schedules, after);
  for (let look = 0; found && look < looks; look++) {
    const justBefore = new Date(found.getTime() - 1);
    const wake = earliest('wake', schedules, justBefore);
    if (wake?.getTime() !== found.getTime()) return found;
    found = earliest('sleep', schedules, found);
  }
  return null;
}

function earliest(kind: 'sleep' | 'wake', schedules: SleepSchedule[], after: Date): Date | null {
  const moments = schedules.flatMap(({ [kind]: expression, timeZone }) => {
    const moment = expression && nextOf(parseCron(expression), timeZone, after);
    return moment ? [moment.getTime()] : [];
  });
  return moments.length > 0 ? new Date(Math.min(...moments)) : null;
}

function nextOf(cron: Cron, timeZone: string, after: Date): Date | null {
  let shown = cron.nextRun(wallClockOf(after, timeZone));
  while (shown) {
    const moment = instantOf(shown, timeZone);
    // Not so in an hour that is repeated: what it shows has come before.
    if (moment > after) return moment;
    shown = cron.nextRun(shown);
  }
  return null;
}

function last(
  kind: 'sleep' | 'wake',
  schedules: SleepSchedule[],
  first: Moment | null,
  now: Date,
): Date | null {
  let found: Date | null = null;
  let next = first === null ? null : toMoment(first);
  while (next && next <= now) {
    found = next;
    next = earliest(kind, schedules, next);
  }
  return found;
}
