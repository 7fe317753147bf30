import { fromMoment, toMoment, toNumber } from '../database/columns';
import type { EnvironmentRow } from '../database/tables';

/**
 * `asleep_since` is set exactly while an environment holds its sleeping share of the quotas: from the end of
 * its hibernation until its wake is queued.
 */
type SleepColumns = Pick<EnvironmentRow, 'asleep_since' | 'asleep_for'>;

/** What changes of an environment that falls asleep. */
export function asleepFrom(now: Date): Pick<EnvironmentRow, 'asleep_since'> {
  return { asleep_since: fromMoment(now) };
}

/** What changes of one that sleeps no longer, because it wakes or is gone. */
export function awakeAgain(row: SleepColumns, now: Date): SleepColumns {
  return { asleep_since: null, asleep_for: timeAsleep(row, now) };
}

/** Milliseconds that it has slept by then. */
export function timeAsleep({ asleep_since: since, asleep_for: before }: SleepColumns, now: Date) {
  const sleeps = since === null ? 0 : Math.max(0, now.getTime() - toMoment(since).getTime());
  return toNumber(before) + sleeps;
}
