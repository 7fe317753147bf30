import {
  AuthorizeResult,
  isPermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { PolicyQueryUser } from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_SCAFFOLDER_TASK,
  taskCancelPermission,
  taskReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import { conditional, when } from './conditions';

/** A template task shows what its creator typed: only they see it and may end it. */
export function decideTasks(
  permission: Permission,
  user: PolicyQueryUser | undefined,
): PolicyDecision | undefined {
  if (
    !isPermission(permission, taskReadPermission) &&
    !isPermission(permission, taskCancelPermission)
  ) {
    return undefined;
  }
  if (!user) return { result: AuthorizeResult.DENY };
  const createdBy = [user.info.userEntityRef];
  return conditional(
    'scaffolder',
    RESOURCE_TYPE_SCAFFOLDER_TASK,
    when('IS_TASK_OWNER', RESOURCE_TYPE_SCAFFOLDER_TASK, { createdBy }),
  );
}
