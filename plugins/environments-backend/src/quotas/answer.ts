import { createHash } from 'node:crypto';
import type {
  Quota,
  QuotaChange,
  QuotaHolding,
  QuotaLimits,
  QuotaUse,
} from '@eks-environments/plugin-environments-common';
import { toMoment } from '../database/columns';
import type { HolderRecord } from '../database/quotas/holders';
import type { Held } from '../database/quotas/reservations';
import type { QuotaChangeRow, QuotaScopeRow } from '../database/tables';
import { amountOf, answerHolder } from './effects';
import { effectiveLimits, storedLimits, type ConfiguredLimits } from './limits';
import type { QuotaRights } from './QuotaRights';
import { amountsIn, fromStored, resourceNames, resources } from './resources';

export function answerQuota(
  row: QuotaScopeRow,
  held: Held | undefined,
  configured: ConfiguredLimits,
  rights: Pick<QuotaRights, 'update'>,
): Quota {
  return {
    scope: row.scope,
    kind: row.kind,
    uses: usesOf(row, held, configured),
    limits: storedLimits(row),
    etag: etagOf(row),
    ...(row.set_by !== null && { setBy: row.set_by }),
    ...(row.set_at !== null && { setAt: toMoment(row.set_at).toISOString() }),
    capabilities: { update: rights.update },
  };
}

/** Changes with whatever is set. */
export function etagOf({ limits, set_at: setAt }: QuotaScopeRow): string {
  const at = setAt === null ? '' : toMoment(setAt).toISOString();
  const hash = createHash('sha256')
    .update(`${at} ${limits ?? ''}`)
    .digest('base64url');
  return `"${hash.slice(0, 16)}"`;
}

/** Limit and use of every resource. A default counts only what the owner has itself. */
export function usesOf(
  row: QuotaScopeRow,
  held: Held | undefined,
  configured: ConfiguredLimits,
): QuotaUse[] {
  return [...effectiveLimits(row, configured)].map(([resource, { limit, source }]) => {
    const { column } = resources[resource];
    const counted = source === 'default' ? 'own' : 'all';
    const unknown = resource === 'usd-per-month' ? held?.unknownCosts[counted] ?? 0 : 0;
    return {
      resource,
      ...(limit !== undefined && { limit }),
      source,
      inUse: fromStored(resource, held?.[counted][column] ?? 0),
      total: fromStored(resource, held?.all[column] ?? 0),
      ...(unknown > 0 && { unknown }),
    };
  });
}

export function answerHolding(row: HolderRecord): QuotaHolding {
  const amounts = amountsIn(row);
  return {
    ...answerHolder(row),
    amounts: resourceNames.flatMap(resource => {
      const amount = amounts[resources[resource].column];
      if (amount === 0) return [];
      return [{ resource, ...amountOf(resource, amount) }];
    }),
  };
}

export function answerChange(row: QuotaChangeRow): QuotaChange {
  return {
    at: toMoment(row.at).toISOString(),
    by: row.by,
    before: JSON.parse(row.before) as QuotaLimits,
    after: JSON.parse(row.after) as QuotaLimits,
  };
}
