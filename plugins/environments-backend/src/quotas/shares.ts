import { readQuotaScope, type QuotaResource } from '@eks-environments/plugin-environments-common';
import type { Amounts, Coverage, Held } from '../database/quotas/reservations';
import type { QuotaScopeRow } from '../database/tables';
import { effectiveLimits, type ConfiguredLimits } from './limits';
import { fromStored, resources, toStored } from './resources';

/** What an environment takes of one limit. */
export interface Share {
  scope: string;
  resource: QuotaResource;
  limit: number;
  /** Without what is asked for. */
  inUse: number;
  /** Undefined: unknown, which no limit allows. */
  asked: number | undefined;
  exceeded: boolean;
  /** The limit counts only what the owner has itself. */
  own: boolean;
}

/** The shares that amounts take of every limit in the scopes that cover them; without what they don't take of. */
export function sharesOf(
  coverage: Coverage[],
  amounts: Amounts,
  state: {
    scopes: QuotaScopeRow[];
    held: ReadonlyMap<string, Held>;
    configured: ConfiguredLimits;
  },
): Share[] {
  const rows = new Map(state.scopes.map(row => [row.scope, row]));
  return coverage.flatMap(({ scope, own: isOwn }) => {
    const row = rows.get(scope) ?? unset(scope);
    const shares: Share[] = [];
    for (const [resource, { limit, source }] of effectiveLimits(row, state.configured)) {
      const own = source === 'default';
      const { column } = resources[resource];
      const asked = amounts[column];
      if (limit === undefined || asked === 0 || (own && !isOwn)) continue;
      const inUse = state.held.get(scope)?.[own ? 'own' : 'all'][column] ?? 0;
      shares.push({
        scope,
        resource,
        limit,
        inUse: fromStored(resource, inUse),
        asked: asked === null ? undefined : fromStored(resource, asked),
        exceeded: asked === null || inUse + asked > toStored(resource, limit),
        own,
      });
    }
    return shares;
  });
}

/** A scope for which nothing was ever stored. */
function unset(scope: string): QuotaScopeRow {
  return { scope, kind: readQuotaScope(scope).kind, limits: null, set_by: null, set_at: null };
}
