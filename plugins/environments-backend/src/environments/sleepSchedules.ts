import type {
  SleepSchedule,
  UpdateEnvironment,
} from '@eks-environments/plugin-environments-common';
import type { EnvironmentProvider } from '@eks-environments/plugin-environments-node';
import { toMoment } from '../database/columns';
import type { EnvironmentRow } from '../database/tables';
import { conflict, invalid } from '../errors';
import { momentColumns, schedulesOf } from '../lifecycle/schedules';
import { scheduleViolations } from '../lifecycle/scheduleViolations';
import { clip, momentInWords } from '../notifications/words';
import { requireStaying, type Change, type UpdateContext } from './change';

const longestMessage = 1_000;

/** Throws InputError where schedules cannot be kept. */
export function requireSchedules(
  schedules: SleepSchedule[] | undefined,
  provider: EnvironmentProvider | undefined,
): void {
  if (schedules === undefined || schedules.length === 0) return;
  const path = 'sleepSchedules';
  if (!provider?.hibernation) {
    const message = 'Environments of this provider cannot hibernate.';
    throw invalid([{ path, rule: 'hibernation', message }]);
  }
  const violations = scheduleViolations(schedules, path);
  if (violations.length > 0) throw invalid(violations);
}

/** Sets other schedules; they count once it has been ready. */
export function changeSchedules(
  environment: EnvironmentRow,
  { sleepSchedules: schedules }: UpdateEnvironment,
  { actor, now }: UpdateContext,
): Change | undefined {
  if (schedules === undefined) return undefined;
  // What is set once more says nothing of a sleep that is left out.
  if (JSON.stringify(schedules) === JSON.stringify(schedulesOf(environment))) return undefined;
  requireStaying(environment);
  return {
    set: {
      sleep_schedules: schedules.length > 0 ? JSON.stringify(schedules) : null,
      ...momentColumns(environment.ready_at === null ? [] : schedules, now),
    },
    event: { kind: 'schedules-changed', actor, message: scheduleInWords(schedules) },
  };
}

/** Leaves the next sleep out once, or takes that back. Throws ConflictError where no sleep is to come. */
export function skipNextSleep(
  environment: EnvironmentRow,
  { skipNextSleep: wanted }: UpdateEnvironment,
  { actor, now }: UpdateContext,
): Change | undefined {
  const { next_sleep_at: next, skipped_sleep_at: skipped } = environment;
  const skips = skipped !== null && toMoment(skipped) > now;
  if (wanted === undefined || wanted === skips) return undefined;
  requireStaying(environment);
  const sleep = next === null ? null : toMoment(next);
  if (wanted && (!sleep || sleep <= now))
    throw conflict('status', 'No sleep by schedule is to come');
  // What it is called to right now it does.
  const { next_wake_at: _, ...set } = momentColumns(
    schedulesOf(environment),
    now,
    wanted ? sleep : null,
  );
  if (!wanted || !sleep) {
    return {
      set,
      event: { kind: 'sleep-restored', actor, message: 'Its next sleep is not left out any more' },
    };
  }
  return {
    set,
    event: {
      kind: 'sleep-skipped',
      actor,
      message: `Its sleep of ${momentInWords(sleep)} is left out`,
    },
  };
}

function scheduleInWords(schedules: SleepSchedule[]): string {
  if (schedules.length === 0) return 'Its sleep schedules were removed';
  const words = schedules.map(({ sleep, wake, timeZone }) =>
    [sleep && `sleep ${sleep}`, wake && `wake ${wake}`, timeZone].filter(Boolean).join(', '),
  );
  return clip(`Its sleep schedules were changed: ${words.join('; ')}`, longestMessage);
}
