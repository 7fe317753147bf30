import {
  createServiceFactory,
  coreServices,
  type PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isPermission,
  type PolicyDecision,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  environmentCreatePermission,
  messageManagePermission,
  quotaPermissions,
  quotaUpdatePermission,
  requestApprovePermission,
  requestSkipApprovalPermission,
} from '@eks-environments/plugin-environments-common';
import { personOf } from '../permissions/Person';
import {
  createEnvironmentConditionalDecision,
  createEnvironmentRequestConditionalDecision,
  environmentConditions as of,
  environmentRequestConditions as ofRequest,
} from '../permissions/rules';

/** The people of the tests and what they belong to. */
const groups: Record<string, string[]> = {
  dana: ['group:default/team-a'],
  dov: ['group:default/team-b'],
  lee: ['group:default/team-a', 'group:default/team-a-leads'],
  pat: ['group:default/platform-admins'],
};

/** The members of a group, as the catalog tells them. */
export function membersOf(group: string): string[] {
  const people = Object.keys(groups).filter(name => groups[name].includes(group));
  return people.map(name => `user:default/${name}`);
}

type Asked = [user: string, permission: ResourcePermission];
type Policy = (...asked: Asked) => PolicyDecision;
/** One that may take its time. */
export type SlowPolicy = (...asked: Asked) => PolicyDecision | Promise<PolicyDecision>;

/** One's own and one's groups'; the platform's people have all; up to 4 nodes for 7 days skip approval. */
export const teamPolicy: Policy = (user, permission) => {
  const name = user.split('/')[1];
  const claims = [user, ...(groups[name] ?? [])];
  if (isPermission(permission, requestApprovePermission)) {
    return name === 'pat'
      ? { result: AuthorizeResult.ALLOW }
      : createEnvironmentRequestConditionalDecision(permission, ofRequest.isApprover({ claims }));
  }
  if (isPermission(permission, requestSkipApprovalPermission)) {
    return createEnvironmentRequestConditionalDecision(permission, {
      allOf: [
        ofRequest.hasType({ types: ['temporary'] }),
        ofRequest.lifetimeAtMost({ lifetime: 'P7D' }),
        ofRequest.nodesAtMost({ nodes: 4 }),
      ],
    });
  }
  if (name === 'pat') return { result: AuthorizeResult.ALLOW };
  const mayAlsoCreate = isPermission(permission, environmentCreatePermission);
  return createEnvironmentConditionalDecision(
    permission as typeof environmentCreatePermission,
    mayAlsoCreate
      ? of.isOwner({ claims })
      : { anyOf: [of.isOwner({ claims }), of.isRequester({ claims })] },
  );
};

/** The permission framework with a policy in it; as the real one, it lets services do all. */
export function permissionsUnder(policy: SlowPolicy): PermissionsService {
  return {
    // Nothing asks about what it has not read but the quotas, which everybody sees and pat changes, and
    // messages, which pat looks after.
    authorize: async (queries, options) => {
      if (!options || !('credentials' in options)) throw new Error('Who asks?');
      const person = personOf(options.credentials);
      return queries.map(({ permission }) => {
        if (
          ![...quotaPermissions, messageManagePermission].some(
            known => known.name === permission.name,
          )
        ) {
          throw new Error(`Asked about ${permission.name}`);
        }
        const changes = [quotaUpdatePermission, messageManagePermission].some(
          known => known.name === permission.name,
        );
        const allowed = !person || !changes || person.ref === 'user:default/pat';
        return { result: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY };
      });
    },
    authorizeConditional: async (queries, options) => {
      if (!options || !('credentials' in options)) throw new Error('Who asks?');
      const person = personOf(options.credentials);
      return Promise.all(
        queries.map(({ permission }) =>
          person ? policy(person.ref, permission) : { result: AuthorizeResult.ALLOW },
        ),
      );
    },
  };
}

export function permissionsWith(policy: SlowPolicy) {
  return createServiceFactory({
    service: coreServices.permissions,
    deps: {},
    factory: () => permissionsUnder(policy),
  });
}

/** What the people of the tests belong to, as their tokens tell it. */
export function teamsUserInfo() {
  return createServiceFactory({
    service: coreServices.userInfo,
    deps: {},
    factory: () => ({
      getUserInfo: async credentials => {
        const userEntityRef = personOf(credentials)?.ref ?? 'user:default/nobody';
        const name = userEntityRef.split('/')[1];
        return { userEntityRef, ownershipEntityRefs: [userEntityRef, ...(groups[name] ?? [])] };
      },
    }),
  });
}
