import type { EnvironmentEvent, SleepSchedule } from '@eks-environments/plugin-environments-common';
import { scheduleInWords } from './schedules';

const field = '[\\w*/#-]+(?:,[\\w*/#-]+)*';
const cron = `${field}(?: +${field}){4}`;
/** One schedule as events write it, for example "sleep 0 20 * * 1-5, wake 0 7 * * 1-5, Europe/Berlin". */
const written = new RegExp(`^(?:sleep (${cron}), )?(?:wake (${cron}), )?([\\w/+-]+)$`);

/** What an event of changed schedules says, with their expressions in words; undefined where there are none to read. */
export function schedulesOfEvent({ kind, message }: EnvironmentEvent): string | undefined {
  const [, said, list] = /^(.*?: )(.*)$/.exec(message) ?? [];
  if (kind !== 'schedules-changed' || list === undefined) return undefined;
  const schedules = list.split('; ').map(read);
  return schedules.every(schedule => schedule !== undefined)
    ? `${said}${schedules.map(scheduleInWords).join('; ')}`
    : undefined;
}

function read(text: string): SleepSchedule | undefined {
  const [, sleep, wake, timeZone] = written.exec(text) ?? [];
  return timeZone === undefined
    ? undefined
    : { timeZone, ...(sleep && { sleep }), ...(wake && { wake }) };
}
