import {
  AuthorizeResult,
  type PermissionCondition,
  type PermissionCriteria,
  type PermissionRuleParams,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { PolicyLimits } from './EnvironmentsPolicyOptions';

type Conditions = PermissionCriteria<PermissionCondition>;

export const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
export const deny: PolicyDecision = { result: AuthorizeResult.DENY };

/** A rule of the plugin that has the resource, by its name. */
export function when(
  rule: string,
  resourceType: string,
  params: PermissionRuleParams,
): PermissionCondition {
  return { rule, resourceType, params };
}

/** Allowed as far as the conditions hold. */
export function conditional(
  pluginId: string,
  resourceType: string,
  conditions: Conditions,
): PolicyDecision {
  return { result: AuthorizeResult.CONDITIONAL, pluginId, resourceType, conditions };
}

/** Allowed where one of these holds, each a list of conditions that hold together; an empty one always does. */
export function allowedWhere(resourceType: string, ways: PermissionCondition[][]): PolicyDecision {
  if (ways.some(conditions => conditions.length === 0)) return allow;
  const [first, ...others] = ways.map(
    ([one, ...more]): Conditions => (more.length === 0 ? one : { allOf: [one, ...more] }),
  );
  if (!first) return deny;
  return conditional(
    'environments',
    resourceType,
    others.length === 0 ? first : { anyOf: [first, ...others] },
  );
}

/** What a rule of the policy asks, in conditions on the resource. */
export function whenWithin(limits: PolicyLimits, resourceType: string): PermissionCondition[] {
  const { types, providers, regions, via, lifetimeAtMost, nodesAtMost, costAtMost } = limits;
  const asked: Array<[rule: string, param: string, value: string[] | string | number | undefined]> =
    [
      ['HAS_TYPE', 'types', types],
      ['HAS_PROVIDER', 'providers', providers],
      ['IN_REGION', 'regions', regions],
      ['IS_VIA', 'via', via],
      ['LIFETIME_AT_MOST', 'lifetime', lifetimeAtMost],
      ['NODES_AT_MOST', 'nodes', nodesAtMost],
      ['COST_AT_MOST', 'usdPerMonth', costAtMost],
    ];
  return asked.flatMap(([rule, param, value]) =>
    value === undefined ? [] : [when(rule, resourceType, { [param]: value })],
  );
}
