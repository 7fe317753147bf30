import fc from 'fast-check';
import type { Times } from './cronOracle';

/** What somebody does to an environment, after so many minutes. */
export type Deed = { after: number } & (
  | { what: 'extend'; by: number }
  | { what: 'protect' | 'unprotect' | 'skip' | 'wake' | 'hibernate' }
);

/** A schedule in the plainest form. */
export interface Nights {
  sleep: Times;
  wake: Times;
  timeZone: string;
}

/** The life of one environment; in minutes. */
export interface Plan {
  /** From the start of the year. */
  created: number;
  lifetime: number;
  hibernates: boolean;
  nights: Nights[];
  deeds: Deed[];
  /** By how many it is extended just when its end is acted upon, if at all. */
  rescuedBy: number | undefined;
}

const hour = 60;
const day = 24 * hour;
export const maxLifetime = 90 * day;

const weekdays = [1, 2, 3, 4, 5];
const everyDay = [0, ...weekdays, 6];
const times = (minutes: number, days: number[]): Times => ({ minutes: [minutes], days });

const nights: fc.Arbitrary<Nights> = fc.record({
  timeZone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'),
  sleep: fc.constantFrom(
    times(19 * hour, weekdays),
    times(19 * hour, [5]),
    // What summer time leaves out and repeats.
    times(2 * hour + 30, [0]),
    times(2 * hour + 15, everyDay),
    times(hour + 45, [0, 6]),
  ),
  wake: fc.constantFrom(
    times(7 * hour, weekdays),
    times(7 * hour, [1]),
    times(2 * hour + 45, [0]),
    times(8 * hour, [1, 4]),
  ),
});

const minutes = (min: number, max: number) => fc.integer({ min, max });

/** Of short lives as many as of long ones. */
const lifetime = fc.oneof(
  minutes(30, 10 * hour),
  minutes(10 * hour, 5 * day),
  minutes(5 * day, 30 * day),
  minutes(30 * day, maxLifetime),
  fc.constant(maxLifetime),
);

const often = <T>(weight: number, value: T) => ({ weight, arbitrary: fc.constant(value) });

/** By shares of the lifetime, also right after its end. */
const deed = fc.record({
  share: fc.double({ min: 0, max: 1.15, noNaN: true }),
  what: fc.oneof(
    { weight: 5, arbitrary: fc.constant('extend' as const) },
    ...(['skip', 'wake', 'hibernate', 'protect'] as const).map(what => often(1, what)),
  ),
  by: fc.oneof(minutes(1, 3 * day), minutes(day, 40 * day)),
});

/** Asleep for a while, and woken just before the end. */
function wokenLate(minutesToLive: number): Deed[] {
  return [
    { after: Math.round(minutesToLive / 2), what: 'hibernate' },
    { after: minutesToLive - 5, what: 'wake' },
  ];
}

const plan: fc.Arbitrary<Plan> = fc
  .record({
    created: minutes(0, 350 * day),
    lifetime,
    kind: fc.oneof(
      often(5, 'plain' as const),
      often(4, 'sleepy' as const),
      often(1, 'nightly' as const),
    ),
    nights: fc.array(nights, { minLength: 1, maxLength: 2 }),
    deeds: fc.oneof(
      { weight: 1, arbitrary: fc.array(deed, { maxLength: 0 }) },
      { weight: 1, arbitrary: fc.array(deed, { minLength: 1, maxLength: 4 }) },
    ),
    late: fc.oneof(often(3, false), often(1, true)),
    rescued: fc.oneof(often(7, false), often(1, true)),
    rescuedBy: minutes(1, 20 * day),
  })
  .map(({ kind, deeds, late, rescued, rescuedBy, ...rest }) => ({
    ...rest,
    hibernates: kind !== 'plain',
    nights: kind === 'nightly' ? rest.nights : [],
    rescuedBy: rescued ? rescuedBy : undefined,
    deeds: [
      ...deeds.flatMap(({ share, what, by }): Deed[] => {
        const after = Math.round(share * rest.lifetime) + 1;
        if (what === 'extend') return [{ after, what, by }];
        const lifted = { after: after + by, what: 'unprotect' as const };
        return [{ after, what }, ...(what === 'protect' ? [lifted] : [])];
      }),
      ...(late ? wokenLate(rest.lifetime) : []),
    ],
  }));

export function planYear(seed: number, environments: number): Plan[] {
  return fc.sample(fc.noBias(plan), { seed, numRuns: environments });
}

/** Moments of the first days of a year; in minutes, in order. */
export function randomMinutes(seed: number, count: number, days: number): number[] {
  const found = fc.sample(fc.noBias(minutes(0, days * day)), { seed, numRuns: count });
  return found.sort((a, b) => a - b);
}

/** Without an end; by a linear congruence. */
export function* randomNumbers(seed: number): Generator<number, never> {
  for (let state = BigInt(seed); ; ) {
    state = (state * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n;
    yield Number(state >> 33n);
  }
}

/** As a cron expression. */
export function cronOf({ minutes: [at], days }: Times): string {
  return `${at % hour} ${Math.floor(at / hour)} * * ${days.join(',')}`;
}
