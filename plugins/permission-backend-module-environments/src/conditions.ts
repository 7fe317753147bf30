import {
  AuthorizeResult,
  type PermissionCondition,
  type PermissionCriteria,
  type PermissionRuleParams,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';

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
  conditions: PermissionCriteria<PermissionCondition>,
): PolicyDecision {
  return { result: AuthorizeResult.CONDITIONAL, pluginId, resourceType, conditions };
}
