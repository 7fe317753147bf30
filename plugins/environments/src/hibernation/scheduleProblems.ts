import type { ErrorDetail } from '@eks-environments/plugin-environments-common';
import type { ScheduleProblems } from './ScheduleFields';

const path = /^sleepSchedules\/(\d+)\/(sleep|wake|timeZone)$/;

/** Where a value does not even have the form that the server's document asks for. */
const formWords: Record<string, string> = {
  sleep: 'Enter minute, hour, day of the month, month and day of the week, such as 0 19 * * 1-5.',
  wake: 'Enter minute, hour, day of the month, month and day of the week, such as 0 7 * * 1-5.',
  timeZone: 'Choose a time zone.',
};
const judged = /^(cron|schedule|time-zone)\./;

/** What the server has found wrong: by schedule and field, and what belongs to no field. */
export function scheduleProblems(details: ErrorDetail[]): {
  fields: ScheduleProblems[];
  others: ErrorDetail[];
} {
  const fields: ScheduleProblems[] = [];
  const others: ErrorDetail[] = [];
  for (const detail of details) {
    const [, index, field] = path.exec(detail.path) ?? [];
    if (index === undefined) {
      others.push(detail);
    } else {
      const message = judged.test(detail.rule) ? detail.message : formWords[field];
      fields[Number(index)] = { ...fields[Number(index)], [field]: message };
    }
  }
  return { fields, others };
}
