import { hoursPerMonth, type BilledPart } from '@eks-environments/plugin-environments-node';

/** Integer micro-USD, with the fewest and with the most of everything. */
export interface MicroUsdRange {
  min: number;
  max: number;
}

type End = keyof MicroUsdRange;

const hour = 3_600_000;
const month = BigInt(hoursPerMonth * hour);
/** A rate counts in 10⁻¹² USD. */
const ratesPerMicroUsd = 1_000_000n;

/** What a month of 730 hours costs; parts without a price are left out. */
export function monthOf(parts: readonly BilledPart[]): MicroUsdRange {
  return costOver(parts, hoursPerMonth * hour);
}

/** What goes on to be billed while an environment sleeps. */
export function partsAsleep(parts: readonly BilledPart[]): BilledPart[] {
  return parts.filter(({ whileHibernated }) => whileHibernated);
}

/**
 * What so many milliseconds cost, of which it may have slept some; parts without a price are left out. Summed
 * exactly, and rounded once, at the end, half up. A time that has not begun costs nothing.
 */
export function costOver(
  parts: readonly BilledPart[],
  milliseconds: number,
  asleep = 0,
): MicroUsdRange {
  const total = Math.max(0, milliseconds);
  const slept = Math.min(asleep, total);
  const at = (end: End) =>
    divideHalfUp(
      ratePerMonth(parts, end) * BigInt(total - slept) +
        ratePerMonth(partsAsleep(parts), end) * BigInt(slept),
      month * ratesPerMicroUsd,
    );
  return { min: at('min'), max: at('max') };
}

/** The most that a month may cost, in micro-USD; null as soon as a part has no price. */
export function monthlyCost(parts: readonly BilledPart[]): number | null {
  return parts.every(part => part.price) ? monthOf(parts).max : null;
}

function ratePerMonth(parts: readonly BilledPart[], end: End): bigint {
  return parts.reduce(
    (sum, { price, quantity }) =>
      price ? sum + BigInt(price.rate[end]) * BigInt(quantity[end]) : sum,
    0n,
  );
}

function divideHalfUp(dividend: bigint, divisor: bigint): number {
  return Number((2n * dividend + divisor) / (2n * divisor));
}
