import { DateTime } from 'luxon';
import {
  parseLifetime,
  type EnvironmentListItem,
} from '@eks-environments/plugin-environments-common';

/** What decides how long an environment sleeps after an end. */
export type Graced = Pick<EnvironmentListItem, 'grace' | 'extendableUntil'>;

/** When what ends then is deleted, where it sleeps until that; undefined where it is deleted at its end. */
export function deletedAfterGrace(
  end: string,
  { grace, extendableUntil }: Graced,
): string | undefined {
  const length = grace === undefined ? undefined : parseLifetime(grace);
  if (length === undefined) return undefined;
  const [ends, latest] = [end, extendableUntil ?? end].map(at => DateTime.fromISO(at).toMillis());
  const deleted = Math.min(ends + length, latest);
  return deleted > ends ? new Date(deleted).toISOString() : undefined;
}
