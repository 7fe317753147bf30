import type { QuotaResource } from '@eks-environments/plugin-environments-common';
import type { Clock, EnvironmentProvider } from '@eks-environments/plugin-environments-node';
import type { HolderRecord } from '../database/quotas/holders';
import { isGoing } from '../environments/isGoing';
import { capOf, endOf } from '../environments/lifetime';
import { lastMomentOf } from '../lifecycle/grace';
import type { LifecycleConfig } from '../lifecycle/readLifecycleConfig';
import { resources } from './resources';

export interface FreeingContext {
  providers: ReadonlyMap<string, EnvironmentProvider>;
  clock: Clock;
  config: { lifecycle: LifecycleConfig };
}

/**
 * When an environment gives back what it holds of a resource, at the latest: by its end, its grace, or what goes on
 * already, which takes some minutes more. Undefined where none of these does: somebody must see to it.
 */
export function freedBy(
  row: HolderRecord,
  resource: QuotaResource,
  { providers, clock, config: { lifecycle } }: FreeingContext,
): Date | undefined {
  const now = clock.now();
  if (row.status === 'delete-failed') return undefined;
  const { heldAsleep } = resources[resource];
  if (isGoing(row) || (row.status === 'hibernating' && !heldAsleep)) return now;
  const end = endOf(row);
  if (!end || row.deletion_protection !== 0) return undefined;
  const moments = [now, end];
  if (lifecycle.holdForOpenRequest && row.open_request_kind === 'extend') {
    moments.push(capOf(row, lifecycle.maxLifetime) ?? end);
  } else if (heldAsleep || row.grace_ends_at !== null) {
    moments.push(lastMomentOf(row, providers.get(row.provider), lifecycle) ?? end);
  }
  return new Date(Math.max(...moments.map(Number)));
}
