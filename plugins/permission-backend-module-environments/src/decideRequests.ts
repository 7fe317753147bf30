import type { PermissionCondition, PolicyDecision } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_ENVIRONMENT_REQUEST } from '@eks-environments/plugin-environments-common';
import { allowedWhere, when, whenWithin } from './conditions';
import type { ApproveRule, SkipApprovalRule } from './EnvironmentsPolicyOptions';
import { isMember } from './isMember';

const type = RESOURCE_TYPE_ENVIRONMENT_REQUEST;

export function decideApprove(claims: string[], rules: ApproveRule[]): PolicyDecision {
  return allowedWhere(type, waysToApprove(claims, rules, type));
}

/** What somebody may decide, as conditions on requests or on the environments that they are about. */
export function waysToApprove(
  claims: string[],
  rules: ApproveRule[],
  resourceType: string,
): PermissionCondition[][] {
  return rules.flatMap(rule => {
    const within = whenWithin(rule, resourceType);
    if (rule.members === 'nominated') {
      return [[when('IS_APPROVER', resourceType, { claims }), ...within]];
    }
    return isMember(claims, rule.members) ? [within] : [];
  });
}

/** Never without a condition: what is skipped is one's own, and of a type that a rule names. */
export function decideSkipApproval(claims: string[], rules: SkipApprovalRule[]): PolicyDecision {
  return allowedWhere(
    type,
    rules
      .filter(({ members }) => isMember(claims, members))
      .map(rule => [when('IS_OWNER', type, { claims }), ...whenWithin(rule, type)]),
  );
}
