import type {
  QuotaEffect,
  QuotaResource,
  QuotaUse,
} from '@eks-environments/plugin-environments-common';
import { amountFigure } from './quotaWords';

type Amounts = { limit: number; inUse: number; asked?: number };

/** What is left of a limit, to the millionth as the API counts; negative where it is exceeded. */
export function leftOf({ limit, inUse, asked = 0 }: Amounts): number {
  return Math.round((limit - inUse - asked) * 1e6) / 1e6;
}

/** What is left, for example "6 of 10 left" or "2 over the limit of 10". */
export function leftInWords(resource: QuotaResource, amounts: Amounts): string {
  const left = leftOf(amounts);
  const limit = amountFigure(resource, amounts.limit);
  return left < 0
    ? `${amountFigure(resource, -left)} over the limit of ${limit}`
    : `${amountFigure(resource, left)} of ${limit} left`;
}

/** What is taken and what this takes beside it, for example "3 in use, 1 for this one". */
export function takenInWords({ resource, inUse, asked, reserved }: QuotaEffect): string {
  const used = `${amountFigure(resource, inUse)} in use`;
  if (asked === undefined) return `${used}, an unknown amount for this one`;
  const amount = amountFigure(resource, asked);
  return reserved
    ? `${used} by others, ${amount} held by this one already: an approval takes nothing more`
    : `${used}, ${amount} for this one`;
}

/** What a limit counts: by default what the owner has itself, which those below it do not count in. */
export function countedInWords({ resource, source, inUse, total }: QuotaUse): string {
  const used = amountFigure(resource, inUse);
  if (source !== 'default') return `${used} in use`;
  return total > inUse
    ? `${used} in use of its own (${amountFigure(resource, total)} with all below it)`
    : `${used} in use of its own`;
}

/** How full the fullest limit is; undefined where there is room in all. */
export function fullnessOf(uses: QuotaUse[]): 'over' | 'full' | 'nearly' | undefined {
  const shares = uses.flatMap(({ limit, inUse }) =>
    limit === undefined || inUse === 0 ? [] : [inUse / limit],
  );
  const fullest = Math.max(0, ...shares);
  if (fullest > 1) return 'over';
  if (fullest === 1) return 'full';
  return fullest >= 0.9 ? 'nearly' : undefined;
}
