/** When clocks show something, told in the plainest way: by looking at the clock each minute. */

const minute = 60_000;
/** Longest change of the clocks that is looked back over. */
const lookBack = 3 * 60;

interface ZoneClock {
  format: Intl.DateTimeFormat;
  /** What was looked up before. */
  known: Map<number, number>;
}

const clocks = new Map<string, ZoneClock>();

function clockOf(timeZone: string): ZoneClock {
  const fields = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const clock = clocks.get(timeZone) ?? {
    format: new Intl.DateTimeFormat('en-GB', {
      ...fields,
      ...{ timeZone, hourCycle: 'h23', hour: 'numeric', minute: 'numeric' },
    }),
    known: new Map(),
  };
  clocks.set(timeZone, clock);
  return clock;
}

/** What the clocks of a time zone show, in minutes, as if it were UTC. */
export function shownAt(instant: number, timeZone: string): number {
  const { format, known } = clockOf(timeZone);
  const before = known.get(instant);
  if (before !== undefined) return before;
  const part = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  const shown = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute) / minute;
  known.set(instant, shown);
  return shown;
}

/** Of minutes from midnight and days of the week, of which Sunday is 0. */
export interface Times {
  minutes: number[];
  days: number[];
}

/**
 * All moments from `from` to `to`, in milliseconds, at which a minute begins that shows one of the times for the first
 * time, or right after one of the times was left out. It may be enough to look each so many minutes.
 */
export function momentsOf(
  { minutes, days }: Times,
  timeZone: string,
  { from, to, step = 1 }: { from: number; to: number; step?: number },
): number[] {
  const matches = (shown: number) =>
    minutes.includes(shown % (24 * 60)) && days.includes(new Date(shown * minute).getUTCDay());
  const recent: number[] = [];
  const found: number[] = [];
  const start = Math.ceil(from / minute / step) * step;
  for (let at = start - lookBack; at * minute <= to; at += step) {
    const shown = shownAt(at * minute, timeZone);
    const before = recent.length > 0 ? recent[recent.length - 1] : shown - step;
    let comes = matches(shown) && !recent.includes(shown);
    for (let leftOut = before + step; leftOut < shown; leftOut += step) {
      comes ||= matches(leftOut);
    }
    if (comes && at >= start) found.push(at * minute);
    recent.push(shown);
    if (recent.length > lookBack / step) recent.shift();
  }
  return found;
}
