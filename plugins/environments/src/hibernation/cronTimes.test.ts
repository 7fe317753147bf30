import { comingTimes } from './cronTimes';

// A Sunday; in Berlin it is 13:00.
const now = Date.parse('2026-03-01T12:00:00.000Z');

describe('the next times of a schedule', () => {
  it('come in order, as clocks in its zone show them', () => {
    const schedule = { sleep: '0 20 * * 1-5', wake: '0 7 * * 1-5', timeZone: 'Europe/Berlin' };
    expect(comingTimes(schedule, now)).toEqual([
      { what: 'wakes', words: 'Mon 2 Mar, 07:00' },
      { what: 'sleeps', words: 'Mon 2 Mar, 20:00' },
      { what: 'wakes', words: 'Tue 3 Mar, 07:00' },
      { what: 'sleeps', words: 'Tue 3 Mar, 20:00' },
    ]);
  });

  it('begin after what the clock there shows now', () => {
    const at = (timeZone: string) => comingTimes({ sleep: '30 12 * * *', timeZone }, now, 1);
    expect(at('UTC')).toEqual([{ what: 'sleeps', words: 'Sun 1 Mar, 12:30' }]);
    expect(at('Europe/Berlin')).toEqual([{ what: 'sleeps', words: 'Mon 2 Mar, 12:30' }]);
  });

  it('are none of what nobody can read', () => {
    expect(comingTimes({ sleep: 'at night', timeZone: 'UTC' }, now)).toEqual([]);
    expect(comingTimes({ sleep: '0 20 * * *', timeZone: 'Nowhere/City' }, now)).toEqual([]);
  });
});
