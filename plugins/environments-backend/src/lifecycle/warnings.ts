import { fromMoment, noEnd, toMoment, toNumber } from '../database/columns';
import type { EnvironmentRow } from '../database/tables';

/** An end, and the lifetime that leads to it, in milliseconds; null for what has none. */
export interface Lifetime {
  expiresAt: Date;
  lifetime: number | null;
}

/** Of an environment. */
export function lifetimeOf({
  expires_at: expiresAt,
  lifetime,
}: Pick<EnvironmentRow, 'expires_at' | 'lifetime'>): Lifetime {
  return {
    expiresAt: toMoment(expiresAt),
    lifetime: lifetime === null ? null : toNumber(lifetime),
  };
}

/** What is stored of the next warning of the end after a moment. */
export function warningColumn(
  of: Lifetime,
  warnBefore: number[],
  after: Date,
): Pick<EnvironmentRow, 'warn_at'> {
  const next = nextWarning(of, warnBefore, after);
  return { warn_at: next && fromMoment(next) };
}

/**
 * When the next warning of the end is due after a moment; null if none is left.
 * @param warnBefore - milliseconds before the end; those that are not shorter than the lifetime are left out
 */
export function nextWarning(of: Lifetime, warnBefore: number[], after: Date): Date | null {
  const left = warningsOf(of, warnBefore).filter(moment => moment > after.getTime());
  return left.length > 0 ? new Date(Math.min(...left)) : null;
}

/**
 * The warning that is due by now, as milliseconds before the end: the one nearest to it, if several are. Null if none
 * is, and after the end.
 */
export function dueWarning(of: Lifetime, warnBefore: number[], now: Date): number | null {
  const { expiresAt } = of;
  const due = warningsOf(of, warnBefore).filter(moment => moment <= now.getTime());
  if (due.length === 0 || expiresAt <= now) return null;
  return expiresAt.getTime() - Math.max(...due);
}

/** In milliseconds since the epoch. */
function warningsOf({ expiresAt, lifetime }: Lifetime, warnBefore: number[]): number[] {
  if (lifetime === null || expiresAt >= noEnd) return [];
  return warnBefore.filter(before => before < lifetime).map(before => expiresAt.getTime() - before);
}
