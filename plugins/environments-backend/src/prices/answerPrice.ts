import type { Price, PricePart, UsdRange } from '@eks-environments/plugin-environments-common';
import type { BilledPart, BilledParts } from '@eks-environments/plugin-environments-node';
import { costOver, monthOf, type MicroUsdRange } from './totals';

const hour = 3_600_000;

/** USD as answers write it: to the millionth. */
export function usdOf({ min, max }: MicroUsdRange): UsdRange {
  return { min: min / 1_000_000, max: max / 1_000_000 };
}

/** A price as answers write it. @param lifetime - milliseconds; null where there is no end */
export function answerPrice({ parts, notIncluded }: BilledParts, lifetime: number | null): Price {
  return {
    perHour: usdOf(costOver(parts, hour)),
    perMonth: usdOf(monthOf(parts)),
    ...(lifetime !== null && { lifetime: usdOf(costOver(parts, lifetime)) }),
    parts: parts.map(answerPart),
    unknown: parts.filter(part => !part.price).map(part => part.title),
    notIncluded,
  };
}

function answerPart(part: BilledPart): PricePart {
  const { id, title, quantity, unit, price } = part;
  return {
    id,
    title,
    quantity,
    unit,
    ...(price && {
      perMonth: usdOf(monthOf([part])),
      quoted: price.quoted,
      source: price.source,
      ...(price.date !== undefined && { date: price.date }),
    }),
  };
}
