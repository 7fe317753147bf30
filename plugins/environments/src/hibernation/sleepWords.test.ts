import { Settings } from 'luxon';
import { inZones, nextChangeInWords, sleepInWords } from './sleepWords';

const now = Date.parse('2026-03-01T12:00:00.000Z');
const later = '2026-03-01T19:00:00.000Z';

describe('sleep in words', () => {
  beforeEach(() => {
    Settings.defaultZone = 'Europe/Berlin';
  });
  afterEach(() => {
    Settings.defaultZone = 'system';
  });

  it('gives a moment in the reader’s zone, and in a schedule’s where clocks there differ', () => {
    const inZone = (...zones: string[]) =>
      inZones(
        later,
        zones.map(timeZone => ({ timeZone })),
      );
    expect(inZone()).toBe('Sun 1 Mar 2026, 20:00');
    expect(inZone('Europe/Paris')).toBe('Sun 1 Mar 2026, 20:00');
    expect(inZone('Europe/London', 'Europe/Berlin')).toBe(
      'Sun 1 Mar 2026, 20:00 (19:00 in Europe/London)',
    );
    expect(inZone('Asia/Tokyo', 'Asia/Tokyo')).toBe(
      'Sun 1 Mar 2026, 20:00 (Mon 04:00 in Asia/Tokyo)',
    );
  });

  it.each([
    ['ready', { nextSleepAt: later, nextWakeAt: later }, 'Sleeps in 7 h'],
    ['hibernated', { nextSleepAt: later, nextWakeAt: later }, 'Wakes in 7 h'],
    ['hibernated', { nextWakeAt: later, graceEndsAt: later }, undefined],
    ['waking', { nextWakeAt: later }, undefined],
    ['ready', {}, undefined],
  ] as const)('tells of one that is %s (%j) what comes next', (status, moments, words) => {
    expect(nextChangeInWords({ status, ...moments }, now)).toBe(words);
  });

  it('tells how long it has slept', () => {
    const asleepSince = '2026-03-01T09:00:00.000Z';
    expect(sleepInWords({ status: 'hibernated', asleepSince }, now)).toBe('Asleep for 3 h');
    expect(sleepInWords({ status: 'ready' }, now)).toBe('Awake');
    expect(sleepInWords({ status: 'queued' }, now)).toBeUndefined();
  });
});
