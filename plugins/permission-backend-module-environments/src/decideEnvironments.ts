import {
  AuthorizeResult,
  isPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { PolicyQuery, PolicyQueryUser } from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_ENVIRONMENT,
  RESOURCE_TYPE_ENVIRONMENT_REQUEST,
  environmentPermissions,
  environmentReadPermission,
  quotaReadPermission,
  quotaUpdatePermission,
  requestApprovePermission,
  requestSkipApprovalPermission,
} from '@eks-environments/plugin-environments-common';
import { conditional, when } from './conditions';
import { decideEntities } from './decideEntities';
import { decideTasks } from './decideTasks';
import type { EnvironmentsPolicyOptions } from './readPolicyOptions';

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * The decision on a permission of environments, on their catalog entities and on template tasks; undefined
 * for any other permission. For authors of a policy of their own.
 *
 * Owners may create, read, update, delete and connect to what is theirs; platform admins may do so with
 * everything. Nominated approvers read and, like platform admins, approve; the service never lets anybody decide on
 * what they asked for. Everyone reads quotas, platform admins change them. Nobody but its creator sees a template
 * task.
 * @public
 */
export function decideEnvironments(
  request: PolicyQuery,
  user: PolicyQueryUser | undefined,
  options: EnvironmentsPolicyOptions,
): PolicyDecision | undefined {
  const { permission } = request;
  if (permission.name.startsWith('environments.')) {
    return user ? decideOwn(request, user.info.ownershipEntityRefs, options) : deny;
  }
  return decideTasks(permission, user) ?? decideEntities(permission, user, options);
}

function decideOwn(
  { permission }: PolicyQuery,
  claims: string[],
  options: EnvironmentsPolicyOptions,
): PolicyDecision {
  const admin = options.platformAdmins.some(ref => claims.includes(ref));
  if (environmentPermissions.some(known => isPermission(permission, known))) {
    if (admin) return allow;
    const isOwner = when('IS_OWNER', RESOURCE_TYPE_ENVIRONMENT, { claims });
    // Who is asked to decide sees what there is to decide, whoever owns it.
    const isApprover = when('IS_APPROVER', RESOURCE_TYPE_ENVIRONMENT, { claims });
    const reads = isPermission(permission, environmentReadPermission);
    return conditional(
      'environments',
      RESOURCE_TYPE_ENVIRONMENT,
      reads ? { anyOf: [isOwner, isApprover] } : isOwner,
    );
  }
  if (isPermission(permission, requestApprovePermission)) {
    if (admin) return allow;
    const isApprover = when('IS_APPROVER', RESOURCE_TYPE_ENVIRONMENT_REQUEST, { claims });
    return conditional('environments', RESOURCE_TYPE_ENVIRONMENT_REQUEST, isApprover);
  }
  if (isPermission(permission, requestSkipApprovalPermission)) {
    return admin ? deny : decideSkipApproval(claims, options.skipApproval);
  }
  // The service narrows what they see to the scopes that cover them.
  if (isPermission(permission, quotaReadPermission)) return allow;
  if (isPermission(permission, quotaUpdatePermission)) return admin ? allow : deny;
  // A permission that is newer than this policy.
  return deny;
}

function decideSkipApproval(
  claims: string[],
  limits: EnvironmentsPolicyOptions['skipApproval'],
): PolicyDecision {
  if (!limits) return deny;
  const { types, lifetimeAtMost, nodesAtMost, costAtMost } = limits;
  const request = RESOURCE_TYPE_ENVIRONMENT_REQUEST;
  return conditional('environments', request, {
    allOf: [
      when('IS_OWNER', request, { claims }),
      when('HAS_TYPE', request, { types }),
      ...(lifetimeAtMost === undefined
        ? []
        : [when('LIFETIME_AT_MOST', request, { lifetime: lifetimeAtMost })]),
      ...(nodesAtMost === undefined
        ? []
        : [when('NODES_AT_MOST', request, { nodes: nodesAtMost })]),
      ...(costAtMost === undefined
        ? []
        : [when('COST_AT_MOST', request, { usdPerMonth: costAtMost })]),
    ],
  });
}
