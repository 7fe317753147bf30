import type { EnvironmentCost } from '@eks-environments/plugin-environments-common';
import type { BilledParts } from '@eks-environments/plugin-environments-node';
import { answerPrice, usdOf } from './answerPrice';
import { costOver } from './totals';

/** What the cost of an environment is reckoned from. */
export interface CostFacts {
  price: BilledParts;
  /** When its creation began; null before. */
  startedAt: Date | null;
  deletedAt: Date | null;
  /** When it is to be deleted; null where there is no end, and before its lifetime counts. */
  expiresAt: Date | null;
  /** Milliseconds; null where there is no end. */
  lifetime: number | null;
  /** It ended before anything of it was created. */
  abandoned: boolean;
  /** Its creation failed: how much of it there is, is not known. */
  partial: boolean;
  now: Date;
}

/** What an environment has cost, and will have cost at its end, by the price of its request. */
export function answerCost(facts: CostFacts): EnvironmentCost {
  const { price, startedAt, deletedAt, lifetime, abandoned, partial, now } = facts;
  const estimate = answerPrice(price, lifetime);
  if (!startedAt) {
    const expected = abandoned ? undefined : estimate.lifetime;
    return { estimate, ...(expected && { atEnd: expected }) };
  }
  const until = (end: Date) => {
    const cost = usdOf(costOver(price.parts, end.getTime() - startedAt.getTime()));
    return partial ? { ...cost, min: 0 } : cost;
  };
  const end = endOf(facts);
  return {
    estimate,
    since: startedAt.toISOString(),
    soFar: until(deletedAt ?? now),
    ...(end && { atEnd: until(end) }),
  };
}

/** What should be gone and isn't goes on to cost. */
function endOf({ deletedAt, expiresAt, now }: CostFacts): Date | null {
  if (deletedAt) return deletedAt;
  return expiresAt && expiresAt < now ? now : expiresAt;
}
