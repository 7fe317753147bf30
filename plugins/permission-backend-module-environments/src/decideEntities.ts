import {
  RESOURCE_TYPE_CATALOG_ENTITY,
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogEntityRefreshPermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isPermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { PolicyQueryUser } from '@backstage/plugin-permission-node';
import { conditional, when } from './conditions';
import type { EnvironmentsPolicyOptions } from './EnvironmentsPolicyOptions';

const isEnvironment = when('HAS_ANNOTATION', RESOURCE_TYPE_CATALOG_ENTITY, {
  annotation: 'environments.backstage.io/id',
});

/**
 * Entities of environments are their owner's and the platform's to read and refresh, and only the
 * platform's to unregister. What `otherwise` says holds for all other entities.
 */
export function decideEntities(
  permission: Permission,
  user: PolicyQueryUser | undefined,
  options: EnvironmentsPolicyOptions,
): PolicyDecision | undefined {
  const asOwner =
    isPermission(permission, catalogEntityReadPermission) ||
    isPermission(permission, catalogEntityRefreshPermission);
  if (!asOwner && !isPermission(permission, catalogEntityDeletePermission)) return undefined;
  if (!user) return { result: AuthorizeResult.DENY };

  const claims = user.info.ownershipEntityRefs;
  const others = options.otherwise === 'allow';
  if (options.platformAdmins.some(ref => claims.includes(ref))) {
    return others ? { result: AuthorizeResult.ALLOW } : entities(isEnvironment);
  }
  if (!asOwner) {
    return others ? entities({ not: isEnvironment }) : { result: AuthorizeResult.DENY };
  }
  const isOwner = when('IS_ENTITY_OWNER', RESOURCE_TYPE_CATALOG_ENTITY, { claims });
  return entities(
    others ? { anyOf: [{ not: isEnvironment }, isOwner] } : { allOf: [isEnvironment, isOwner] },
  );
}

function entities(conditions: Parameters<typeof conditional>[2]): PolicyDecision {
  return conditional('catalog', RESOURCE_TYPE_CATALOG_ENTITY, conditions);
}
