import type { QuotaResource } from '@eks-environments/plugin-environments-common';

/** Why a limit is none that can be kept to the last unit; undefined if it is one. */
export function refuseLimit(
  resource: QuotaResource,
  limit: number | 'unlimited',
): string | undefined {
  if (limit === 'unlimited') return undefined;
  if (resource !== 'usd-per-month') {
    return Number.isInteger(limit) ? undefined : 'Use a whole number.';
  }
  return Math.abs(limit * 100 - Math.round(limit * 100)) < 1e-4 ? undefined : 'Use whole cents.';
}
