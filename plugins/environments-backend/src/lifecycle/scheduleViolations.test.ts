import { scheduleViolations } from './scheduleViolations';

const timeZone = 'Europe/Berlin';
const rulesOf = (schedule: object) =>
  scheduleViolations([{ timeZone, ...schedule }], 'sleepSchedules').map(
    ({ path, rule }) => `${path} ${rule}`,
  );

it.each([
  { sleep: '0 19 * * 1-5', wake: '0 7 * * 1-5' },
  { sleep: '0 19 * * MON-FRI' },
  { wake: '30 6 1 jan *', timeZone: 'America/New_York' },
  { sleep: '0 0 29 2 *', timeZone: 'UTC' },
  { sleep: '0 * * * *', wake: '30 * * * *' },
  { sleep: '0 20 * * 5#L' },
])('A schedule that can be kept is taken: %j', schedule => {
  expect(rulesOf(schedule)).toEqual([]);
});

it.each([
  [{ sleep: '0 19 * *' }, 'sleep cron.syntax'],
  [{ sleep: '0 0 19 * * 1' }, 'sleep cron.syntax'],
  [{ sleep: '0 24 * * *' }, 'sleep cron.syntax'],
  [{ wake: '0 7 ? * 1' }, 'wake cron.syntax'],
  [{ wake: '@annually' }, 'wake cron.syntax'],
  [{ wake: '2030-01-01T00:00:00Z' }, 'wake cron.syntax'],
  [{ sleep: '0 19 31 2 *' }, 'sleep cron.never'],
  [{ sleep: '*/5 * * * *' }, 'sleep cron.often'],
  [{ sleep: '0 19,20 * * *', wake: '0,59 7 * * *' }, 'wake cron.often'],
  [{ sleep: '0 0,23 * * *', wake: '30 0,23 * * 1' }, undefined],
  [{ sleep: '30 0,23 * * *', wake: '0 0 1 1 *', timeZone: 'UTC' }, undefined],
  [{ sleep: '0 7 * * *', wake: '0 7 * * 1' }, 'wake schedule.same-time'],
  [{ sleep: '0 19 * * *', timeZone: 'Mars/Base' }, 'timeZone time-zone.unknown'],
  [{ sleep: '0 19 * * *', timeZone: '+01:00' }, 'timeZone time-zone.unknown'],
])('What cannot be kept is refused, and named: %j', (schedule, expected) => {
  expect(rulesOf(schedule)).toEqual(expected ? [`sleepSchedules/0/${expected}`] : []);
});

it('Without either time it is refused', () => {
  expect(rulesOf({})).toEqual(['sleepSchedules/0 schedule.empty']);
});
