import {
  isPermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { PolicyQueryUser } from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_ENVIRONMENT,
  environmentAccessPermission,
  environmentProtectPermission,
  environmentReadPermission,
} from '@eks-environments/plugin-environments-common';
import { allowedWhere, when, whenWithin } from './conditions';
import { waysToApprove } from './decideRequests';
import type { CreateRule, EnvironmentsPolicyOptions } from './EnvironmentsPolicyOptions';
import { isMember } from './isMember';

const type = RESOURCE_TYPE_ENVIRONMENT;

/** What is asked about is a candidate: nothing of it exists yet. */
export function decideCreate(claims: string[], rules: CreateRule[]): PolicyDecision {
  return allowedWhere(
    type,
    rulesOf(claims, rules).map(rule => [
      when('IS_OWNER', type, { claims: rule.owners === 'own' ? claims : rule.owners }),
      ...whenWithin(rule, type),
    ]),
  );
}

/** To read, update, protect, delete an environment, and to connect to it. */
export function decideExisting(
  permission: Permission,
  { userEntityRef, ownershipEntityRefs: claims }: PolicyQueryUser['info'],
  options: EnvironmentsPolicyOptions,
): PolicyDecision {
  const owns = when('IS_OWNER', type, { claims });
  // Whoever could protect what has an end could do without the end.
  if (isPermission(permission, environmentProtectPermission)) {
    return allowedWhere(type, [[owns, when('HAS_TYPE', type, { types: ['permanent'] })]]);
  }
  const ways = [[owns]];
  const reads = isPermission(permission, environmentReadPermission);
  const createsForOthers = rulesOf(claims, options.create).some(({ owners }) => owners !== 'own');
  // Who asks for something on behalf of others follows it and gets into it.
  if (createsForOthers && (reads || isPermission(permission, environmentAccessPermission))) {
    ways.push([when('IS_REQUESTER', type, { claims: [userEntityRef] })]);
  }
  // Who is to decide sees what there is to decide, whoever owns it.
  if (reads) ways.push(...waysToApprove(claims, options.approve, type));
  return allowedWhere(type, ways);
}

function rulesOf(claims: string[], rules: CreateRule[]): CreateRule[] {
  return rules.filter(({ members }) => isMember(claims, members));
}
