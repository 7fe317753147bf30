import type { QuotaResource } from '@eks-environments/plugin-environments-common';
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

/** All that a bar shows, for example "3 in use, 1 for this one, 6 of 10 left". */
export function usageInWords(resource: QuotaResource, amounts: Amounts): string {
  const asked =
    amounts.asked === undefined ? [] : [`${amountFigure(resource, amounts.asked)} for this one`];
  return [
    `${amountFigure(resource, amounts.inUse)} in use`,
    ...asked,
    leftInWords(resource, amounts),
  ].join(', ');
}
