import { isPermission, type PolicyDecision } from '@backstage/plugin-permission-common';
import type { PolicyQuery, PolicyQueryUser } from '@backstage/plugin-permission-node';
import {
  environmentCreatePermission,
  environmentPermissions,
  messageManagePermission,
  quotaReadPermission,
  quotaUpdatePermission,
  requestApprovePermission,
  requestSkipApprovalPermission,
} from '@eks-environments/plugin-environments-common';
import { allow, deny } from './conditions';
import { decideEntities } from './decideEntities';
import { decideApprove, decideSkipApproval } from './decideRequests';
import { decideCreate, decideExisting } from './decideResources';
import { decideTasks } from './decideTasks';
import type { EnvironmentsPolicyOptions } from './EnvironmentsPolicyOptions';

/**
 * The decision on a permission of environments, on their catalog entities and on template tasks; undefined
 * for any other permission. For authors of a policy of their own.
 *
 * Who may create, approve, skip approval and change quotas is in the options. Owners may read, update, delete and
 * connect to what is theirs; who may approve a request may read what it is about; platform admins may do all of it
 * with everything, and decide, but skip no approval. The service never lets anybody decide on what they asked for.
 * Owners protect what has no end from deletion, platform admins everything; they look after messages, too.
 * Everyone reads quotas. Nobody but its creator sees a template task. Without a user nothing is allowed.
 * @public
 */
export function decideEnvironments(
  request: PolicyQuery,
  user: PolicyQueryUser | undefined,
  options: EnvironmentsPolicyOptions,
): PolicyDecision | undefined {
  const { permission } = request;
  if (permission.name.startsWith('environments.')) {
    return user ? decideOwn(request, user.info, options) : deny;
  }
  return decideTasks(permission, user) ?? decideEntities(permission, user, options);
}

function decideOwn(
  { permission }: PolicyQuery,
  person: PolicyQueryUser['info'],
  options: EnvironmentsPolicyOptions,
): PolicyDecision {
  const claims = person.ownershipEntityRefs;
  const isOneOf = (refs: string[]) => refs.some(ref => claims.includes(ref));
  const admin = isOneOf(options.platformAdmins);
  // The service narrows what they see to the scopes that cover them.
  if (isPermission(permission, quotaReadPermission)) return allow;
  if (isPermission(permission, quotaUpdatePermission)) {
    return admin || isOneOf(options.quotas) ? allow : deny;
  }
  if (isPermission(permission, messageManagePermission)) return admin ? allow : deny;
  if (isPermission(permission, requestSkipApprovalPermission)) {
    return admin ? deny : decideSkipApproval(claims, options.skipApproval);
  }
  if (isPermission(permission, requestApprovePermission)) {
    return admin ? allow : decideApprove(claims, options.approve);
  }
  if (isPermission(permission, environmentCreatePermission)) {
    return admin ? allow : decideCreate(claims, options.create);
  }
  if (environmentPermissions.some(known => isPermission(permission, known))) {
    return admin ? allow : decideExisting(permission, person, options);
  }
  // A permission that is newer than this policy.
  return deny;
}
