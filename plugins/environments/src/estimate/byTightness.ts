import type { QuotaEffect } from '@eks-environments/plugin-environments-common';
import { leftOf } from '../quotas/usageWords';

/** What is exceeded first, then what gets tightest. */
export function byTightness(effects: QuotaEffect[]): QuotaEffect[] {
  return [...effects].sort(
    (a, b) => Number(b.exceeded) - Number(a.exceeded) || shareLeft(a) - shareLeft(b),
  );
}

function shareLeft(effect: QuotaEffect): number {
  return effect.limit === 0 ? 0 : leftOf(effect) / effect.limit;
}
