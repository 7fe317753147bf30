import type { ErrorDetail } from '@eks-environments/plugin-environments-common';
import type { ScheduleProblems } from './ScheduleFields';

const path = /^sleepSchedules\/(\d+)\/(sleep|wake|timeZone)$/;

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
      fields[Number(index)] = { ...fields[Number(index)], [field]: detail.message };
    }
  }
  return { fields, others };
}
