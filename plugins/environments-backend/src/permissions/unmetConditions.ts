import type {
  ConditionalPolicyDecision,
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
  type PermissionRuleset,
} from '@backstage/plugin-permission-node';
import type { EnvironmentFacts, FactsFilter } from '@eks-environments/plugin-environments-node';

/** A condition that does not hold; `unclear` where no single one tells: a negation, or what cannot be read. */
export type Unmet = FactsFilter | 'unclear';

/**
 * What keeps a conditional decision from allowing: of `allOf` what fails, of `anyOf` everything where
 * nothing holds. Empty where it allows. Rules and params come from the policy and are not trusted: what the
 * ruleset refuses does not hold.
 */
export function unmetConditions(
  decision: ConditionalPolicyDecision,
  ruleset: PermissionRuleset<EnvironmentFacts, FactsFilter>,
  facts: EnvironmentFacts,
): Unmet[] {
  const authorize = createConditionAuthorizer(ruleset);
  const transform = createConditionTransformer<FactsFilter>(ruleset);
  const unmetOf = (criteria: PermissionCriteria<PermissionCondition>): Unmet[] => {
    if (attempt(() => authorize({ ...decision, conditions: criteria }, facts))) return [];
    if ('allOf' in criteria) return criteria.allOf.flatMap(unmetOf);
    if ('anyOf' in criteria) return criteria.anyOf.flatMap(unmetOf);
    if ('not' in criteria) return ['unclear'];
    const condition = attempt(() => transform(criteria));
    return [condition && 'fact' in condition ? condition : 'unclear'];
  };
  return unmetOf(decision.conditions);
}

/** Undefined where the ruleset refuses a rule or its params. */
function attempt<T>(judge: () => T): T | undefined {
  try {
    return judge();
  } catch {
    return undefined;
  }
}
