import type { SleepSchedule } from '@eks-environments/plugin-environments-common';
import { cronInWords } from './cronWords';

/** The rhythms that can be chosen without knowing cron: on which days of the week it falls asleep and wakes. */
const rhythms = {
  workdays: { sleep: '1-5', wake: '1-5' },
  nights: { sleep: '*', wake: '*' },
  weekends: { sleep: '5', wake: '1' },
} as const;

export type Rhythm = keyof typeof rhythms | 'cron';

export const rhythmWords: Record<Rhythm, string> = {
  workdays: 'Nights and weekends',
  nights: 'Every night',
  weekends: 'Weekends',
  cron: 'Cron expressions',
};

/** A schedule as it is filled in: times of the day for a rhythm, or expressions. */
export interface ScheduleDraft {
  rhythm: Rhythm;
  /** For example "20:00". */
  sleepTime: string;
  wakeTime: string;
  /** An empty expression is left out. */
  sleep: string;
  wake: string;
  timeZone: string;
}

/** The most that an environment may have. */
export const mostSchedules = 10;

export function newDraft(timeZone: string): ScheduleDraft {
  const times = { rhythm: 'workdays', sleepTime: '20:00', wakeTime: '07:00', timeZone } as const;
  return { ...times, sleep: '', wake: '' };
}

/** How a schedule is filled in; what fits no rhythm stays in expressions. */
export function toDraft(schedule: SleepSchedule): ScheduleDraft {
  const { sleep = '', wake = '', timeZone } = schedule;
  const [falls, wakes] = [readDaily(sleep), readDaily(wake)];
  const rhythm = (Object.keys(rhythms) as Array<keyof typeof rhythms>).find(
    name => rhythms[name].sleep === falls?.days && rhythms[name].wake === wakes?.days,
  );
  if (!rhythm || !falls || !wakes) {
    return { ...newDraft(timeZone), rhythm: 'cron', sleep, wake };
  }
  return { rhythm, sleepTime: falls.time, wakeTime: wakes.time, sleep, wake, timeZone };
}

/** The schedule that a draft stands for. */
export function toSchedule(draft: ScheduleDraft): SleepSchedule {
  const { rhythm, sleepTime, wakeTime, timeZone } = draft;
  if (rhythm === 'cron') {
    const [sleep, wake] = [draft.sleep.trim(), draft.wake.trim()];
    return { timeZone, ...(sleep && { sleep }), ...(wake && { wake }) };
  }
  const days = rhythms[rhythm];
  return {
    timeZone,
    sleep: writeDaily(sleepTime, days.sleep),
    wake: writeDaily(wakeTime, days.wake),
  };
}

/** The same draft in another rhythm; expressions begin as what it was before. */
export function inRhythm(draft: ScheduleDraft, rhythm: Rhythm): ScheduleDraft {
  if (rhythm !== 'cron') return { ...draft, rhythm };
  const { sleep = '', wake = '' } = toSchedule(draft);
  return { ...draft, rhythm, sleep, wake };
}

/** What is missing in a draft before a server need be asked. */
export function missingIn(draft: ScheduleDraft): string | undefined {
  if (!draft.timeZone) return 'Choose a time zone.';
  if (draft.rhythm === 'cron') {
    return draft.sleep.trim() || draft.wake.trim()
      ? undefined
      : 'Enter when it falls asleep, when it wakes, or both.';
  }
  return draft.sleepTime && draft.wakeTime ? undefined : 'Enter both times.';
}

/** For example "Nights and weekends, 20:00 to 07:00 (Europe/Berlin)". */
export function scheduleInWords(schedule: SleepSchedule): string {
  const { rhythm, sleepTime, wakeTime, timeZone } = toDraft(schedule);
  return `${rhythmInWords()} (${timeZone})`;

  function rhythmInWords(): string {
    if (rhythm === 'weekends') return `Weekends, Friday ${sleepTime} to Monday ${wakeTime}`;
    if (rhythm !== 'cron') return `${rhythmWords[rhythm]}, ${sleepTime} to ${wakeTime}`;
    const { sleep, wake } = schedule;
    const words = (cron: string) => cronInWords(cron) ?? `at ${cron}`;
    return [sleep && `Asleep ${words(sleep)}`, wake && `awake ${words(wake)}`]
      .filter(Boolean)
      .join('; ');
  }
}

/** Its expressions as they are, for those who read them. */
export function scheduleAsCron({ sleep, wake }: SleepSchedule): string {
  return [sleep && `sleep: ${sleep}`, wake && `wake: ${wake}`].filter(Boolean).join(', ');
}

function readDaily(cron: string): { time: string; days: string } | undefined {
  const match = /^(\d{1,2}) (\d{1,2}) \* \* (\S+)$/.exec(cron);
  if (!match) return undefined;
  const [, minute, hour, days] = match;
  return { time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`, days };
}

function writeDaily(time: string, days: string): string {
  const [hour, minute] = time.split(':').map(Number);
  return `${minute} ${hour} * * ${days}`;
}
