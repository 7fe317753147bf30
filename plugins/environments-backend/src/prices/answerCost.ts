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
  /** Its end; null where there is none, and before its lifetime counts. */
  expiresAt: Date | null;
  /** Milliseconds that it is left asleep after its end, before it is deleted. */
  grace: number;
  /** It is kept beyond its end for as long as nobody knows. */
  suspended: boolean;
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
 * What an environment has cost, and will have cost when it is deleted, by the price of its request. What it will
 * sleep before its end nobody knows: of one that sleeps now and then, the forecast goes from asleep all the time to
 * always awake.
 */
export function answerCost(facts: CostFacts): EnvironmentCost {
  const { price, startedAt, deletedAt, asleep, grace, abandoned, partial, now } = facts;
  const estimate = answerPrice(price, facts.lifetime);
  const asleepPerMonth = facts.maySleep && !abandoned && usdOf(monthOf(partsAsleep(price.parts)));
  if (!startedAt) {
    const expected = expectedOf(facts);
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
    const rest = deletedAt ? 0 : Math.max(0, end.getTime() - now.getTime());
    const rested = until(end, asleep + Math.min(rest, grace));
    return facts.sleeps ? { min: until(end, asleep + rest).min, max: rested.max } : rested;
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

/** What it will have cost, before its creation began; undefined where it has no end that counts. */
function expectedOf({ price, lifetime, grace, suspended, abandoned }: CostFacts) {
  if (abandoned || suspended || lifetime === null) return undefined;
  return usdOf(costOver(price.parts, lifetime + grace, grace));
}

/** What should be gone and isn't goes on to cost. */
function endOf({ deletedAt, expiresAt, grace, suspended, now }: CostFacts): Date | null {
  if (deletedAt) return deletedAt;
  if (!expiresAt || suspended) return null;
  return new Date(Math.max(expiresAt.getTime() + grace, now.getTime()));
}
