import fc from 'fast-check';
import { momentsOf } from './__testUtils__/cronOracle';
import { lastCall, momentColumns, nextMoments } from './schedules';

const minute = 60_000;
const day = 24 * 60 * minute;

const sleeps = (cron: string, timeZone: string, after: string, count: number) => {
  const found: string[] = [];
  let at = new Date(after);
  while (found.length < count) {
    const { sleepAt } = nextMoments([{ sleep: cron, timeZone }], at);
    if (!sleepAt) break;
    found.push(sleepAt.toISOString().slice(0, 16));
    at = sleepAt;
  }
  return found;
};

describe('A moment of a schedule', () => {
  it.each([
    // 02:00 becomes 03:00.
    ['30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00Z', ['2026-03-29T01:00', '2026-03-30T00:30']],
    [
      '30 2 * * *',
      'America/New_York',
      '2026-03-07T12:00Z',
      ['2026-03-08T07:00', '2026-03-09T06:30'],
    ],
    // 02:00 becomes 02:30.
    [
      '15 2 * * *',
      'Australia/Lord_Howe',
      '2026-10-03T00:00Z',
      ['2026-10-03T15:30', '2026-10-04T15:15'],
    ],
    ['0 0 * * *', 'Africa/Cairo', '2026-04-23T12:00Z', ['2026-04-23T22:00', '2026-04-24T21:00']],
  ])('that summer time leaves out comes at the next minute that there is: %s in %s', (...given) => {
    const [cron, timeZone, after, expected] = given;
    expect(sleeps(cron, timeZone, after, 2)).toEqual(expected);
  });

  it.each([
    // 03:00 becomes 02:00.
    ['30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00Z', ['2026-10-25T00:30', '2026-10-26T01:30']],
    [
      '30 1 * * *',
      'America/New_York',
      '2026-10-31T12:00Z',
      ['2026-11-01T05:30', '2026-11-02T06:30'],
    ],
    // 02:00 becomes 01:30.
    [
      '45 1 * * *',
      'Australia/Lord_Howe',
      '2026-04-04T00:00Z',
      ['2026-04-04T14:45', '2026-04-05T15:15'],
    ],
    // Asked for in the second of the two hours.
    ['30 2 * * *', 'Europe/Berlin', '2026-10-25T01:10Z', ['2026-10-26T01:30']],
  ])('that summer time repeats comes once: %s in %s', (cron, timeZone, after, expected) => {
    expect(sleeps(cron, timeZone, after, expected.length)).toEqual(expected);
  });

  it('comes when a plain look at the clock each minute says so, around each change of the clocks', () => {
    const changes = [
      ...['2026-03-29T01:00Z', '2026-10-25T01:00Z'].map(at => ['Europe/Berlin', at]),
      ...['2026-03-08T07:00Z', '2026-11-01T06:00Z'].map(at => ['America/New_York', at]),
      ...['2026-04-04T15:00Z', '2026-10-03T15:30Z'].map(at => ['Australia/Lord_Howe', at]),
    ];
    const ofMinutes = fc.constantFrom(
      ...[[0], [30], [45], [0, 30], [15, 45], [59], [0, 10, 20, 30, 40, 50]],
    );
    const ofHours = fc.oneof(
      { weight: 3, arbitrary: fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }) },
      { weight: 1, arbitrary: fc.subarray([0, 1, 2, 3, 12, 19, 23], { minLength: 1 }) },
    );
    const given = {
      change: fc.constantFrom(...changes),
      minutes: ofMinutes,
      hours: ofHours,
      days: fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }),
      /** Milliseconds around the change. */
      after: fc.integer({ min: -day, max: 3 * 60 * minute }),
    };
    fc.assert(
      fc.property(fc.record(given), ({ change: [timeZone, at], minutes, hours, days, after }) => {
        const start = new Date(at).getTime() + after;
        const end = start + 36 * 60 * minute;
        const cron = `${minutes.join(',')} ${hours.join(',')} * * ${days.join(',')}`;
        const found: number[] = [];
        for (let last = start; ; last = found[found.length - 1]) {
          const { wakeAt } = nextMoments([{ wake: cron, timeZone }], new Date(last));
          if (!wakeAt || wakeAt.getTime() > end) break;
          found.push(wakeAt.getTime());
        }
        const times = { minutes: hours.flatMap(hour => minutes.map(m => hour * 60 + m)), days };
        expect(found).toEqual(momentsOf(times, timeZone, { from: start + 1, to: end }));
      }),
      { numRuns: 150 },
    );
  });

  it('is the earliest of several schedules in several time zones, and null where none comes', () => {
    const schedules = [
      { sleep: '0 19 * * 1-5', wake: '0 7 * * 1-5', timeZone: 'Europe/Berlin' },
      { sleep: '0 19 * * *', timeZone: 'Asia/Tokyo' },
    ];
    expect(nextMoments(schedules, new Date('2026-07-03T12:00Z'))).toEqual({
      sleepAt: new Date('2026-07-03T17:00Z'),
      wakeAt: new Date('2026-07-06T05:00Z'),
    });
    expect(nextMoments([], new Date())).toEqual({ sleepAt: null, wakeAt: null });
  });
});

describe('What an environment is called to', () => {
  const timeZone = 'Europe/Berlin';
  const schedules = [{ sleep: '0 19 * * *', wake: '0 7 * * *', timeZone }];
  const after = (moment: string, skipped?: string) => ({
    sleep_schedules: JSON.stringify(schedules),
    ...momentColumns(schedules, new Date(moment), skipped ? new Date(skipped) : null),
  });

  it('is the last of what was missed', () => {
    const environment = after('2026-07-01T12:00Z');
    const called = (now: string) => lastCall(environment, new Date(now));
    expect(called('2026-07-01T16:59Z')).toBeNull();
    expect(called('2026-07-01T17:00Z')).toEqual({ to: 'sleep', at: new Date('2026-07-01T17:00Z') });
    expect(called('2026-07-02T06:00Z')).toEqual({ to: 'wake', at: new Date('2026-07-02T05:00Z') });
    expect(called('2026-07-09T20:00Z')).toEqual({ to: 'sleep', at: new Date('2026-07-09T17:00Z') });
  });

  it('is not the sleep that is left out, but the one after', () => {
    const environment = after('2026-07-01T12:00Z', '2026-07-01T17:00Z');
    expect(environment).toMatchObject({
      skipped_sleep_at: '2026-07-01T17:00:00.000Z',
      next_sleep_at: '2026-07-02T17:00:00.000Z',
    });
    expect(lastCall(environment, new Date('2026-07-01T18:00Z'))).toBeNull();
    expect(lastCall(environment, new Date('2026-07-02T18:00Z'))).toMatchObject({ to: 'sleep' });
    expect(after('2026-07-01T18:00Z', '2026-07-01T17:00Z').skipped_sleep_at).toBeNull();
  });

  it('is to wake, where two schedules say both at once', () => {
    const both = [
      { sleep: '0 7 * * *', timeZone },
      { wake: '0 5 * * *', timeZone: 'UTC' },
    ];
    const environment = {
      sleep_schedules: JSON.stringify(both),
      ...momentColumns(both, new Date('2026-07-01T00:00Z')),
    };
    expect(lastCall(environment, new Date('2026-07-01T05:00Z'))).toMatchObject({ to: 'wake' });
  });

  it('is told before as it then is: a sleep that meets a wake never comes', () => {
    const sleep = { sleep: '0 20 * * *', timeZone };
    const told = (wakes: string[], from = '2026-07-01T12:00Z', skipped: string | null = null) => {
      const meeting = [sleep, ...wakes.map(wake => ({ wake, timeZone: 'UTC' }))];
      const at = skipped === null ? null : new Date(skipped);
      return momentColumns(meeting, new Date(from), at).next_sleep_at;
    };
    expect(told([])).toBe('2026-07-01T18:00:00.000Z');
    // On that Wednesday and Thursday 20:00 in Berlin is 18:00 in UTC.
    expect(told(['0 18 * * 3', '0 18 2 * *'])).toBe('2026-07-03T18:00:00.000Z');
    expect(told(['0 18 * * 4'], '2026-07-01T12:00Z', '2026-07-01T18:00Z')).toBe(
      '2026-07-03T18:00:00.000Z',
    );
    // In winter the clocks of Berlin show 20:00 at 19:00 in UTC, which is too far off to be told yet.
    expect(told(['0 18 * * *'])).toBeNull();
    expect(told(['0 18 * * *'], '2026-10-20T12:00Z')).toBe('2026-10-25T19:00:00.000Z');
  });

  it('is found in time, however long sleeps and wakes have met before', () => {
    const meeting = [
      { sleep: '0 20 * * *', timeZone },
      { wake: '0 18 * * *', timeZone: 'UTC' },
    ];
    let at = new Date('2026-08-15T12:00Z');
    let stored = momentColumns(meeting, at);
    while (stored.next_sleep_at === null) {
      at = new Date(String(stored.next_wake_at));
      stored = momentColumns(meeting, at);
    }
    expect(at < new Date('2026-10-25T00:00Z')).toBe(true);
    expect(stored.next_sleep_at).toBe('2026-10-25T19:00:00.000Z');
  });
});
