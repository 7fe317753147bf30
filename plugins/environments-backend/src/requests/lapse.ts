import type { EnvironmentProvider } from '@eks-environments/plugin-environments-node';
import { toMoment } from '../database/columns';
import type { RequestRecord } from '../database/requests/records';
import type { EnvironmentRow, RequestRow } from '../database/tables';
import { capOf } from '../environments/lifetime';
import { lastMomentOf } from '../lifecycle/grace';
import type { LifecycleConfig } from '../lifecycle/readLifecycleConfig';

export interface LapseContext {
  providers: ReadonlyMap<string, EnvironmentProvider>;
  lifecycle: Pick<LifecycleConfig, 'grace' | 'maxLifetime' | 'holdForOpenRequest'>;
}

type Living = Parameters<typeof lastMomentOf>[0] &
  Pick<EnvironmentRow, 'provider' | 'deletion_protection'>;

/**
 * When an open request lapses: when its rule says so, and at the latest with what it is about. Null where neither ever
 * comes. Not stored, since that end moves.
 */
export function lapseOf(
  { kind, lapse_at: byRule }: Pick<RequestRow, 'kind' | 'lapse_at'>,
  environment: Living,
  { providers, lifecycle }: LapseContext,
): Date | null {
  const held = kind === 'extend' && lifecycle.holdForOpenRequest;
  const gone = held
    ? capOf(environment, lifecycle.maxLifetime)
    : lastMomentOf(environment, providers.get(environment.provider), lifecycle);
  const moments = [byRule, environment.deletion_protection === 0 ? gone : null]
    .filter(moment => moment !== null)
    .map(moment => toMoment(moment).getTime());
  return moments.length > 0 ? new Date(Math.min(...moments)) : null;
}

/** What is read of its environment with a request. */
export function requestedEnvironment(row: RequestRecord): Living {
  return {
    provider: row.provider,
    status: row.environment_status,
    approved_at: row.environment_approved_at,
    expires_at: row.environment_expires_at,
    lifetime: row.environment_lifetime,
    grace_ends_at: row.environment_grace_ends_at,
    deletion_protection: row.environment_deletion_protection,
  };
}
