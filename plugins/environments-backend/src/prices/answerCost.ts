import type { EnvironmentCost } from '@eks-environments/plugin-environments-common';
import type { BilledParts } from '@eks-environments/plugin-environments-node';
import { answerPrice, usdOf } from './answerPrice';
import { costOver, monthOf, partsAsleep } from './totals';

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
  /** Milliseconds that it has slept so far. */
  asleep: number;
  /** Its provider can have it sleep, as long as it is there. */
  maySleep: boolean;
  /** It sleeps now, or will by schedule. */
  sleeps: boolean;
  /** It ended before anything of it was created. */
  abandoned: boolean;
  /** Its creation failed: how much of it there is, is not known. */
  partial: boolean;
  now: Date;
}

/**
 * What an environment has cost, and will have cost at its end, by the price of its request. What it will sleep
 * nobody knows: of one that sleeps now and then, the forecast goes from asleep all the time to always awake.
 */
export function answerCost(facts: CostFacts): EnvironmentCost {
  const { price, startedAt, deletedAt, lifetime, asleep, abandoned, partial, now } = facts;
  const estimate = answerPrice(price, lifetime);
  const asleepPerMonth = facts.maySleep && !abandoned && usdOf(monthOf(partsAsleep(price.parts)));
  if (!startedAt) {
    const expected = abandoned ? undefined : estimate.lifetime;
    return {
      estimate,
      ...(asleepPerMonth && { asleepPerMonth }),
      ...(expected && { atEnd: expected }),
    };
  }
  const until = (end: Date, slept = asleep) => {
    const cost = usdOf(costOver(price.parts, end.getTime() - startedAt.getTime(), slept));
    return partial ? { ...cost, min: 0 } : cost;
  };
  const atEnd = (end: Date) => {
    const rest = Math.max(0, end.getTime() - now.getTime());
    return facts.sleeps ? { min: until(end, asleep + rest).min, max: until(end).max } : until(end);
  };
  const end = endOf(facts);
  return {
    estimate,
    ...(asleepPerMonth && { asleepPerMonth }),
    since: startedAt.toISOString(),
    soFar: until(deletedAt ?? now),
    ...(end && { atEnd: atEnd(end) }),
  };
}

/** What should be gone and isn't goes on to cost. */
function endOf({ deletedAt, expiresAt, now }: CostFacts): Date | null {
  if (deletedAt) return deletedAt;
  return expiresAt && expiresAt < now ? now : expiresAt;
}
