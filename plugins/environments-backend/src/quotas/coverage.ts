import {
  globalQuotaScope,
  ownerQuotaScope,
  placementQuotaScope,
} from '@eks-environments/plugin-environments-common';
import type { Coverage } from '../database/quotas/reservations';

/** The scopes that cover an environment: everything, its owner with the groups above it, its placement. */
export function coverageOf(environment: {
  /** The owner first, then the groups above it. */
  lineage: string[];
  provider: string;
  region: string;
}): Coverage[] {
  const { lineage, provider, region } = environment;
  return [
    { scope: globalQuotaScope, own: false },
    ...lineage.map((ref, i) => ({ scope: ownerQuotaScope(ref), own: i === 0 })),
    { scope: placementQuotaScope(provider, region), own: false },
  ];
}
