import { DateTime } from 'luxon';
import type {
  Environment,
  EnvironmentListItem,
  EnvironmentStatus,
} from '@eks-environments/plugin-environments-common';
import { perMonthInWords } from '../money/words';
import { lengthInWords, momentInWords, until, untilMoment } from '../time/words';

type Sleeper = Pick<
  EnvironmentListItem,
  'status' | 'nextSleepAt' | 'nextWakeAt' | 'graceEndsAt' | 'asleepSince' | 'sleepSchedules'
>;

/** What comes next by schedule, and when; undefined where nothing does. */
export function nextChange({
  status,
  nextSleepAt,
  nextWakeAt,
  graceEndsAt,
}: Sleeper): { at: string; verb: 'Sleeps' | 'Wakes' } | undefined {
  // In its grace schedules leave it alone.
  if (graceEndsAt) return undefined;
  if (status === 'ready' && nextSleepAt) return { at: nextSleepAt, verb: 'Sleeps' };
  if (status === 'hibernated' && nextWakeAt) return { at: nextWakeAt, verb: 'Wakes' };
  return undefined;
}

/** For example "Wakes in 5 h"; undefined where nothing comes. */
export function nextChangeInWords(environment: Sleeper, now: number): string | undefined {
  const next = nextChange(environment);
  return next && `${next.verb} ${until(next.at, now)}`;
}

const stateWords: Partial<Record<EnvironmentStatus, string>> = {
  hibernating: 'Going to sleep',
  hibernated: 'Asleep',
  waking: 'Waking up',
  ready: 'Awake',
};

/** For example "Asleep for 3 h"; undefined where it neither sleeps nor is awake. */
export function sleepInWords({ status, asleepSince }: Sleeper, now: number): string | undefined {
  const words = stateWords[status];
  if (status !== 'hibernated' || !asleepSince) return words;
  return `${words} for ${lengthInWords(-untilMoment(asleepSince, now))}`;
}

/** A moment in the reader's zone, and in those of the schedules where the clocks there say something else. */
export function inZones(at: string, schedules: EnvironmentListItem['sleepSchedules'] = []): string {
  const zones = [...new Set(schedules.map(({ timeZone }) => timeZone))];
  const here = DateTime.fromISO(at).toLocal();
  const elsewhere = zones
    .map(zone => ({ zone, there: here.setZone(zone) }))
    .filter(({ there }) => there.isValid && there.offset !== here.offset)
    .map(({ zone, there }) => {
      const sameDay = there.toISODate() === here.toISODate();
      return `${there.toFormat(sameDay ? 'HH:mm' : 'ccc HH:mm')} in ${zone}`;
    });
  const words = momentInWords(at);
  return elsewhere.length > 0 ? `${words} (${elsewhere.join(', ')})` : words;
}

/** What it costs asleep and awake; undefined where either is not known. */
export function sleepCost(
  cost: Environment['cost'],
): { asleep: string; awake: string } | undefined {
  if (!cost?.asleepPerMonth) return undefined;
  const { estimate, asleepPerMonth } = cost;
  return {
    asleep: perMonthInWords({ ...estimate, perMonth: asleepPerMonth }),
    awake: perMonthInWords(estimate),
  };
}
