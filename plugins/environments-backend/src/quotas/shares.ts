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
  /** It is held already. */
  reserved?: boolean;
}

/** A limit of which something is asked for. */
export type Demand = Pick<Share, 'scope' | 'resource' | 'limit' | 'own'> & {
  /** As it is stored; null is unknown. */
  asked: number | null;
};

/** Every limit that amounts take of, in the scopes that cover them. */
export function demandsOf(
  coverage: Coverage[],
  amounts: Amounts,
  scopes: QuotaScopeRow[],
  configured: ConfiguredLimits,
): Demand[] {
  const rows = new Map(scopes.map(row => [row.scope, row]));
  return coverage.flatMap(({ scope, own: isOwn }) => {
    const demands: Demand[] = [];
    const limits = effectiveLimits(rows.get(scope) ?? unsetScope(scope), configured);
    for (const [resource, { limit, source }] of limits) {
      const own = source === 'default';
      const asked = amounts[resources[resource].column];
      if (limit === undefined || asked === 0 || (own && !isOwn)) continue;
      demands.push({ scope, resource, limit, own, asked });
    }
    return demands;
  });
}

/** What is taken of the limits, with what is held of their scopes. */
export function sharesOf(demands: Demand[], held: ReadonlyMap<string, Held>): Share[] {
  return demands.map(({ scope, resource, limit, own, asked }) => {
    const { column } = resources[resource];
    const inUse = held.get(scope)?.[own ? 'own' : 'all'][column] ?? 0;
    return {
      scope,
      resource,
      limit,
      inUse: fromStored(resource, inUse),
      asked: asked === null ? undefined : fromStored(resource, asked),
      exceeded: asked === null || inUse + asked > toStored(resource, limit),
      own,
    };
  });
}

/** A scope for which nothing was ever stored. */
export function unsetScope(scope: string): QuotaScopeRow {
  return { scope, kind: readQuotaScope(scope).kind, limits: null, set_by: null, set_at: null };
}
