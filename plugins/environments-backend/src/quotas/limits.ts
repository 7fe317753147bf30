import type {
  QuotaLimits,
  QuotaResource,
  QuotaScopeKind,
  QuotaUse,
} from '@eks-environments/plugin-environments-common';
import type { QuotaScopeRow } from '../database/tables';
import { resourceNames } from './resources';

/** Limits from the configuration. */
export interface ConfiguredLimits {
  /** For every owner, of what it owns itself. */
  defaults: QuotaLimits;
  /** By scope. */
  scopes: ReadonlyMap<string, QuotaLimits>;
}

/** The limit of a resource in a scope that counts now; undefined is unlimited. */
export interface EffectiveLimit {
  limit: number | undefined;
  source: QuotaUse['source'];
}

/**
 * What is set by page or API wins over the configuration, and that over the default for owners. A default
 * counts only what an owner has itself: else a group would be held to it with all the groups below it.
 */
export function effectiveLimit(
  resource: QuotaResource,
  row: Pick<QuotaScopeRow, 'scope' | 'limits'> & { kind: QuotaScopeKind },
  configured: ConfiguredLimits,
): EffectiveLimit {
  const layers: Array<[QuotaUse['source'], QuotaLimits | undefined]> = [
    ['set', storedLimits(row)],
    ['config', configured.scopes.get(row.scope)],
    ['default', row.kind === 'owner' ? configured.defaults : undefined],
  ];
  for (const [source, limits] of layers) {
    const limit = limits?.[resource];
    if (limit !== undefined) return { limit: limit === 'unlimited' ? undefined : limit, source };
  }
  return { limit: undefined, source: 'none' };
}

/** What page or API have set for a scope. */
export function storedLimits({ limits }: Pick<QuotaScopeRow, 'limits'>): QuotaLimits {
  return limits === null ? {} : (JSON.parse(limits) as QuotaLimits);
}

export function effectiveLimits(
  row: QuotaScopeRow,
  configured: ConfiguredLimits,
): Map<QuotaResource, EffectiveLimit> {
  return new Map(
    resourceNames.map(resource => [resource, effectiveLimit(resource, row, configured)]),
  );
}
