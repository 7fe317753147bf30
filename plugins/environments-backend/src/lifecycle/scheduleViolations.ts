import type { Cron } from 'croner';
import { IANAZone } from 'luxon';
import type { ErrorDetail, SleepSchedule } from '@eks-environments/plugin-environments-common';
import { parseCron } from './schedules';

const hour = 60 * 60_000;
/** Enough for two days of what comes every hour. */
const looks = 50;
/** Where looking begins; of times that clocks show. */
const start = new Date('2023-12-31T23:59:00Z');

/** What is wrong with schedules; nothing, if they can be kept. */
export function scheduleViolations(schedules: SleepSchedule[], path: string): ErrorDetail[] {
  return schedules.flatMap((schedule, index) => violationsOf(schedule, `${path}/${index}`));
}

function violationsOf(schedule: SleepSchedule, path: string): ErrorDetail[] {
  const { sleep, wake, timeZone } = schedule;
  const asleep = judge(sleep, `${path}/sleep`);
  const awake = judge(wake, `${path}/wake`);
  const found = [...asleep.violations, ...awake.violations];
  // A fixed offset is no time zone: it knows nothing of summer time.
  if (!/^[A-Za-z]/.test(timeZone) || !IANAZone.isValidZone(timeZone)) {
    const message = `'${timeZone}' is no time zone such as Europe/Berlin.`;
    found.push({ path: `${path}/timeZone`, rule: 'time-zone.unknown', message });
  }
  if (sleep === undefined && wake === undefined) {
    const message = 'Say when to sleep, or when to wake.';
    found.push({ path, rule: 'schedule.empty', message });
  }
  if (asleep.cron && awake.cron && meet(asleep.cron, awake.cron)) {
    const message = 'It would sleep and wake at the same time.';
    found.push({ path: `${path}/wake`, rule: 'schedule.same-time', message });
  }
  return found;
}

function judge(
  expression: string | undefined,
  path: string,
): { cron?: Cron; violations: ErrorDetail[] } {
  if (expression === undefined) return { violations: [] };
  const refuse = (rule: string, what: string) => ({
    violations: [{ path, rule: `cron.${rule}`, message: `'${expression}' ${what}.` }],
  });
  const cron = read(expression);
  if (!cron) {
    return refuse(
      'syntax',
      'is not minute, hour, day of the month, month and day of the week, such as 0 19 * * 1-5',
    );
  }
  const times = timesOf(cron).map(time => time.getTime());
  if (times.length === 0) return refuse('never', 'never comes');
  if (times.some((time, index) => index > 0 && time - times[index - 1] < hour)) {
    return refuse('often', 'comes more often than once an hour');
  }
  return { cron, violations: [] };
}

function read(expression: string): Cron | undefined {
  if (!/^[\w*,/#-]+( +[\w*,/#-]+){4}$/.test(expression.trim())) return undefined;
  try {
    return parseCron(expression);
  } catch {
    return undefined;
  }
}

function timesOf(cron: Cron): Date[] {
  return cron.nextRuns(looks, start);
}

function meet(one: Cron, other: Cron): boolean {
  return (
    timesOf(one).some(time => other.match(time)) || timesOf(other).some(time => one.match(time))
  );
}
