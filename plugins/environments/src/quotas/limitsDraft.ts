import type {
  Quota,
  QuotaLimits,
  QuotaResource,
  QuotaUse,
} from '@eks-environments/plugin-environments-common';
import { amountFigure, quotaResources } from './quotaWords';

export type LimitMode = 'configured' | 'limit' | 'unlimited';
/** What a person has chosen and typed for one resource. */
export interface LimitDraft {
  mode: LimitMode;
  text: string;
}
export type LimitsDraft = Record<QuotaResource, LimitDraft>;

/** The most that the API takes. */
const most = 1_000_000_000;

/** The limits that are set, as a form to begin with. */
export function draftOf(quota: Quota): LimitsDraft {
  const draft = (resource: QuotaResource): LimitDraft => {
    const set = quota.limits[resource];
    const now = quota.uses.find(use => use.resource === resource)?.limit;
    if (set === undefined) return { mode: 'configured', text: now === undefined ? '' : `${now}` };
    return set === 'unlimited' ? { mode: set, text: '' } : { mode: 'limit', text: `${set}` };
  };
  return Object.fromEntries(
    quotaResources.map(resource => [resource, draft(resource)]),
  ) as LimitsDraft;
}

/** What is wrong with a limit, in words; undefined if it can be saved. */
export function problemOf(resource: QuotaResource, draft: LimitDraft): string | undefined {
  if (draft.mode !== 'limit') return undefined;
  const text = draft.text.trim();
  const money = resource === 'usd-per-month';
  if (!(money ? /^\d+(\.\d{1,2})?$/ : /^\d+$/).test(text)) {
    return money
      ? 'A number of USD, 0 or more, with at most two decimals'
      : 'A whole number, 0 or more';
  }
  return Number(text) > most ? `At most ${most.toLocaleString('en-US')}` : undefined;
}

/**
 * What a limit would mean for what is there already; undefined if nothing. A limit that is set counts what all
 * below have, too, also where today's counts only what the owner has itself.
 */
export function warningOf(
  resource: QuotaResource,
  draft: LimitDraft,
  { inUse, total }: Pick<QuotaUse, 'inUse' | 'total'>,
): string | undefined {
  if (draft.mode !== 'limit' || problemOf(resource, draft)) return undefined;
  if (Number(draft.text) >= total) return undefined;
  const below = total > inUse ? ' with all below it, which this limit counts' : '';
  return `Less than the ${amountFigure(
    resource,
    total,
  )} in use${below}: it blocks new requests; nothing that runs is touched.`;
}

/** The limits as the API takes them. Only for a draft without problems. */
export function limitsOf(draft: LimitsDraft): QuotaLimits {
  const limits: QuotaLimits = {};
  for (const resource of quotaResources) {
    const { mode, text } = draft[resource];
    if (mode === 'unlimited') limits[resource] = mode;
    if (mode === 'limit') limits[resource] = Number(text);
  }
  return limits;
}
