import type { EnvironmentListItem } from '@eks-environments/plugin-environments-common';

const hour = 3_600_000;
const day = 24 * hour;

const lengths = [
  { words: '4 hours', length: 4 * hour },
  { words: '12 hours', length: 12 * hour },
  { words: '1 day', length: day },
  { words: '3 days', length: 3 * day },
  { words: '7 days', length: 7 * day },
  { words: '14 days', length: 14 * day },
  { words: '30 days', length: 30 * day },
];

/** A new end that one can choose. */
export interface Extension {
  words: string;
  /** An ISO 8601 moment. */
  until: string;
}

/** Between which moments, in milliseconds, a new end may lie: later than the first, not later than the second. */
export function extensionRange(
  { expiresAt, extendableUntil }: Pick<EnvironmentListItem, 'expiresAt' | 'extendableUntil'>,
  now: number,
): { from: number; to: number } {
  return {
    from: Math.max(now, expiresAt ? Date.parse(expiresAt) : now),
    to: extendableUntil ? Date.parse(extendableUntil) : Infinity,
  };
}

/** What one can choose from, the shortest first; the last is the latest that is allowed. */
export function extensions(
  environment: Pick<EnvironmentListItem, 'expiresAt' | 'extendableUntil'>,
  now: number,
): Extension[] {
  const { from, to } = extensionRange(environment, now);
  if (to <= from) return [];
  const extended = environment.expiresAt !== undefined && from > now;
  const fit = lengths.filter(({ length }) => from + length < to);
  const days = fit.filter(({ length }) => length >= day);
  // Hours matter only where there are hardly days to choose from.
  const offered = (days.length > 1 ? days : fit).map(({ words, length }) => ({
    words: extended ? `${words} longer` : `${words} from now`,
    until: new Date(from + length).toISOString(),
  }));
  return Number.isFinite(to)
    ? [...offered, { words: 'As long as possible', until: new Date(to).toISOString() }]
    : offered;
}
