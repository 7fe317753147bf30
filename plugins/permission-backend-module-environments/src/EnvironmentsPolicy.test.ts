import {
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogEntityRefreshPermission,
  catalogLocationCreatePermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  createPermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import {
  taskCancelPermission,
  taskCreatePermission,
  taskReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  environmentPermissions,
  environmentProtectPermission,
  environmentReadPermission,
  messageManagePermission,
  messagePermissions,
  quotaPermissions,
  quotaReadPermission,
  quotaUpdatePermission,
  requestApprovePermission,
  requestSkipApprovalPermission,
} from '@eks-environments/plugin-environments-common';
import { claimsOf, developers, userOf, type Persona } from './__testUtils__/personas';
import { decideEnvironments } from './decideEnvironments';
import { EnvironmentsPolicy } from './EnvironmentsPolicy';
import type { EnvironmentsPolicyOptions } from './EnvironmentsPolicyOptions';

const options: EnvironmentsPolicyOptions = {
  otherwise: 'allow',
  platformAdmins: ['group:default/platform-admins'],
  create: [{ members: ['*'], owners: 'own' }],
  approve: [{ members: 'nominated' }],
  skipApproval: [
    {
      members: ['*'],
      types: ['temporary'],
      lifetimeAtMost: 'P7D',
      nodesAtMost: 4,
      costAtMost: 250,
    },
  ],
  quotas: [],
};

function decide(persona: Persona | 'none', permission: Permission, changes = {}) {
  const policy = new EnvironmentsPolicy({ ...options, ...changes });
  return policy.handle({ permission }, userOf(persona));
}

const allow = { result: AuthorizeResult.ALLOW };
const deny = { result: AuthorizeResult.DENY };
const onlyIf = (pluginId: string, resourceType: string, conditions: object) => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId,
  resourceType,
  conditions,
});
const annotated = {
  rule: 'HAS_ANNOTATION',
  resourceType: 'catalog-entity',
  params: { annotation: 'environments.backstage.io/id' },
};
const ownEntity = (persona: Persona) => ({
  rule: 'IS_ENTITY_OWNER',
  resourceType: 'catalog-entity',
  params: { claims: claimsOf(persona) },
});

const ofEntities = [catalogEntityReadPermission, catalogEntityRefreshPermission];
const ofTasks = [taskReadPermission, taskCancelPermission];
const allOurs = [
  ...environmentPermissions,
  ...quotaPermissions,
  ...messagePermissions,
  requestApprovePermission,
  requestSkipApprovalPermission,
];

describe('The ready policy', () => {
  it.each(developers)(
    'lets %s do everything with what is theirs, read what they are to decide, and nothing else',
    async persona => {
      const rule = (name: string) => ({
        rule: name,
        resourceType: 'environment',
        params: { claims: claimsOf(persona) },
      });
      const permanent = { ...rule('HAS_TYPE'), params: { types: ['permanent'] } };
      const conditions = new Map<Permission, object>([
        [environmentReadPermission, { anyOf: [rule('IS_OWNER'), rule('IS_APPROVER')] }],
        [environmentProtectPermission, { allOf: [rule('IS_OWNER'), permanent] }],
      ]);
      for (const permission of environmentPermissions) {
        expect(await decide(persona, permission)).toEqual(
          onlyIf('environments', 'environment', conditions.get(permission) ?? rule('IS_OWNER')),
        );
      }
    },
  );

  it.each(developers)('lets %s approve only where nominated', async persona => {
    expect(await decide(persona, requestApprovePermission)).toEqual(
      onlyIf('environments', 'environment-request', {
        rule: 'IS_APPROVER',
        resourceType: 'environment-request',
        params: { claims: claimsOf(persona) },
      }),
    );
  });

  it.each(developers)(
    'lets %s skip approval for what is theirs within all limits',
    async persona => {
      const rule = (name: string, params: object) => ({
        rule: name,
        resourceType: 'environment-request',
        params,
      });
      expect(await decide(persona, requestSkipApprovalPermission)).toEqual(
        onlyIf('environments', 'environment-request', {
          allOf: [
            rule('IS_OWNER', { claims: claimsOf(persona) }),
            rule('HAS_TYPE', { types: ['temporary'] }),
            rule('LIFETIME_AT_MOST', { lifetime: 'P7D' }),
            rule('NODES_AT_MOST', { nodes: 4 }),
            rule('COST_AT_MOST', { usdPerMonth: 250 }),
          ],
        }),
      );
      const onlyType = await decide(persona, requestSkipApprovalPermission, {
        skipApproval: [{ members: ['*'], types: ['temporary'] }],
      });
      expect(onlyType).toMatchObject({
        conditions: { allOf: [{ rule: 'IS_OWNER' }, { rule: 'HAS_TYPE' }] },
      });
      expect(await decide(persona, requestSkipApprovalPermission, { skipApproval: [] })).toEqual(
        deny,
      );
    },
  );

  it('lets pat do and approve everything, but skip no approval', async () => {
    for (const permission of [...environmentPermissions, requestApprovePermission]) {
      expect(await decide('pat', permission)).toEqual(allow);
    }
    expect(await decide('pat', requestSkipApprovalPermission)).toEqual(deny);
  });

  it('lets everyone read quotas, and only pat change them, whatever is said of other permissions', async () => {
    for (const otherwise of ['allow', 'deny']) {
      for (const persona of developers) {
        expect(await decide(persona, quotaReadPermission, { otherwise })).toEqual(allow);
        expect(await decide(persona, quotaUpdatePermission, { otherwise })).toEqual(deny);
        expect(await decide(persona, messageManagePermission, { otherwise })).toEqual(deny);
      }
      for (const permission of [...quotaPermissions, ...messagePermissions]) {
        expect(await decide('pat', permission, { otherwise })).toEqual(allow);
      }
    }
  });

  it('knows no platform admin that config does not name', async () => {
    for (const permission of environmentPermissions) {
      expect(await decide('pat', permission, { platformAdmins: [] })).toMatchObject({
        result: AuthorizeResult.CONDITIONAL,
      });
    }
    expect(await decide('pat', quotaUpdatePermission, { platformAdmins: [] })).toEqual(deny);
  });

  it.each(developers)('shows %s the entities of only their own environments', async persona => {
    for (const permission of ofEntities) {
      expect(await decide(persona, permission)).toEqual(
        onlyIf('catalog', 'catalog-entity', { anyOf: [{ not: annotated }, ownEntity(persona)] }),
      );
      expect(await decide(persona, permission, { otherwise: 'deny' })).toEqual(
        onlyIf('catalog', 'catalog-entity', { allOf: [annotated, ownEntity(persona)] }),
      );
    }
    expect(await decide(persona, catalogEntityDeletePermission)).toEqual(
      onlyIf('catalog', 'catalog-entity', { not: annotated }),
    );
    expect(await decide(persona, catalogEntityDeletePermission, { otherwise: 'deny' })).toEqual(
      deny,
    );
  });

  it('shows pat the entities of all environments', async () => {
    for (const permission of [...ofEntities, catalogEntityDeletePermission]) {
      expect(await decide('pat', permission)).toEqual(allow);
      expect(await decide('pat', permission, { otherwise: 'deny' })).toEqual(
        onlyIf('catalog', 'catalog-entity', annotated),
      );
    }
  });

  it.each([...developers, 'pat' as const])(
    'shows %s only the tasks that they created',
    async persona => {
      for (const permission of ofTasks) {
        expect(await decide(persona, permission)).toEqual(
          onlyIf('scaffolder', 'scaffolder-task', {
            rule: 'IS_TASK_OWNER',
            resourceType: 'scaffolder-task',
            params: { createdBy: [`user:default/${persona}`] },
          }),
        );
      }
    },
  );

  it.each([...developers, 'pat' as const])(
    "answers other plugins' permissions to %s as config says",
    async persona => {
      for (const permission of [taskCreatePermission, catalogLocationCreatePermission]) {
        expect(await decide(persona, permission)).toEqual(allow);
        expect(await decide(persona, permission, { otherwise: 'deny' })).toEqual(deny);
      }
    },
  );

  it('lets nobody do anything without a sign-in', async () => {
    const others = [...ofEntities, catalogEntityDeletePermission, ...ofTasks, taskCreatePermission];
    for (const permission of [...allOurs, ...others]) {
      expect(await decide('none', permission)).toEqual(deny);
    }
  });

  it('refuses a permission of environments that it does not know', async () => {
    const permission = createPermission({ name: 'environments.newer.update', attributes: {} });
    expect(await decide('pat', permission)).toEqual(deny);
    expect(await decide('dana', permission)).toEqual(deny);
  });

  it('leaves everything else to a policy of one’s own', () => {
    for (const permission of [taskCreatePermission, catalogLocationCreatePermission]) {
      expect(decideEnvironments({ permission }, userOf('dana'), options)).toBeUndefined();
      expect(decideEnvironments({ permission }, undefined, options)).toBeUndefined();
    }
  });
});
