import type { SleepSchedule } from '@eks-environments/plugin-environments-common';
import { inRhythm, missingIn, newDraft, scheduleInWords, toDraft, toSchedule } from './schedules';

const timeZone = 'Europe/Berlin';

describe('a sleep schedule as one fills it in', () => {
  it.each<[SleepSchedule, string]>([
    [
      { sleep: '0 20 * * 1-5', wake: '0 7 * * 1-5', timeZone },
      'Nights and weekends, 20:00 to 07:00 (Europe/Berlin)',
    ],
    [
      { sleep: '30 22 * * *', wake: '5 6 * * *', timeZone },
      'Every night, 22:30 to 06:05 (Europe/Berlin)',
    ],
    [
      { sleep: '0 18 * * 5', wake: '0 8 * * 1', timeZone },
      'Weekends, Friday 18:00 to Monday 08:00 (Europe/Berlin)',
    ],
    [{ sleep: '0 20 1 * *', timeZone }, 'Asleep at 20:00, on day 1 of the month (Europe/Berlin)'],
    [
      { sleep: '0 20 * * 1-5', wake: '0 7 * * 2', timeZone },
      'Asleep at 20:00, Monday through Friday; awake at 07:00, only on Tuesday (Europe/Berlin)',
    ],
    // What the words are not known for stays as it is.
    [{ sleep: '0 20 * * 5#L', timeZone }, 'Asleep at 0 20 * * 5#L (Europe/Berlin)'],
  ])('is the same again, and in words: %j', (schedule, words) => {
    expect(toSchedule(toDraft(schedule))).toEqual(schedule);
    expect(scheduleInWords(schedule)).toBe(words);
  });

  it('goes over to expressions as what it was', () => {
    const draft = inRhythm(newDraft(timeZone), 'cron');
    expect(draft).toMatchObject({ sleep: '0 20 * * 1-5', wake: '0 7 * * 1-5' });
  });

  it('tells what is missing', () => {
    const draft = newDraft(timeZone);
    expect(missingIn(draft)).toBeUndefined();
    expect(missingIn({ ...draft, wakeTime: '' })).toBe('Enter both times.');
    expect(missingIn({ ...draft, rhythm: 'cron' })).toMatch(/^Enter when it falls asleep/);
    expect(missingIn({ ...draft, rhythm: 'cron', wake: '0 7 * * *' })).toBeUndefined();
  });
});
