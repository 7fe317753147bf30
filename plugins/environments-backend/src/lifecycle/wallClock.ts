import { IANAZone } from 'luxon';

const minute = 60_000;
const day = 24 * 60 * minute;

/** What the clocks of a time zone show, written as if it were UTC: at 19:00 in Berlin it is 19:00Z. */
export function wallClockOf(instant: Date, timeZone: string): Date {
  return new Date(instant.getTime() + offsetAt(instant.getTime(), timeZone));
}

/**
 * When clocks first show a time. A time that summer time leaves out stands for the first minute after the gap;
 * of one that it repeats the first counts.
 */
export function instantOf(wallClock: Date, timeZone: string): Date {
  const shown = wallClock.getTime();
  const [before, after] = [shown - day, shown + day].map(near => offsetAt(near, timeZone));
  const early = shown - Math.max(before, after);
  const late = shown - Math.min(before, after);
  for (const instant of [early, late]) {
    if (instant + offsetAt(instant, timeZone) === shown) return new Date(instant);
  }
  return firstMinuteAfterChange(early, late, timeZone);
}

/** The gap begins after `early` and is over by `late`. */
function firstMinuteAfterChange(early: number, late: number, timeZone: string): Date {
  const offset = offsetAt(late, timeZone);
  let [low, high] = [early, late];
  while (high - low > minute) {
    const middle = low + Math.floor((high - low) / 2 / minute) * minute;
    if (offsetAt(middle, timeZone) === offset) high = middle;
    else low = middle;
  }
  return new Date(high);
}

/** Milliseconds that the clocks are ahead of UTC. */
function offsetAt(instant: number, timeZone: string): number {
  return IANAZone.create(timeZone).offset(instant) * minute;
}
