import { noEnd, toMoment, toNumber } from '../database/columns';
import type { EnvironmentRow } from '../database/tables';

type LifetimeColumns = Pick<EnvironmentRow, 'approved_at' | 'expires_at' | 'lifetime'>;

/** When it ends; null for what has no end, and before its lifetime counts. */
export function endOf({ expires_at: expiresAt }: Pick<EnvironmentRow, 'expires_at'>): Date | null {
  const end = toMoment(expiresAt);
  return end.getTime() < noEnd.getTime() ? end : null;
}

/** Since when its lifetime counts; null for what has no end, and before. */
export function lifetimeStart(row: LifetimeColumns): Date | null {
  const end = endOf(row);
  if (!end || row.lifetime === null) return null;
  return row.approved_at === null
    ? new Date(end.getTime() - toNumber(row.lifetime))
    : toMoment(row.approved_at);
}

/**
 * The latest end that it may be given; null for what has no end, and before its lifetime counts.
 * @param maxLifetime - milliseconds
 */
export function capOf(row: LifetimeColumns, maxLifetime: number): Date | null {
  const start = lifetimeStart(row);
  return start && new Date(start.getTime() + maxLifetime);
}

/** Whether its end has come. What is protected does not end. */
export function hasEnded(
  row: Pick<EnvironmentRow, 'expires_at' | 'deletion_protection'>,
  now: Date,
): boolean {
  return row.deletion_protection === 0 && toMoment(row.expires_at) <= now;
}
