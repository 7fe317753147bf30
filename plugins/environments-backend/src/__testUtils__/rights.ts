import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PermissionCondition,
  type PermissionCriteria,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { RightsReader, type Rights } from '../permissions/Rights';
import { environmentRequestRules } from '../permissions/rules';

export type Conditions = PermissionCriteria<PermissionCondition>;

/** A decision about requests. */
export const onlyIf = (conditions: Conditions): PolicyDecision => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'environments',
  resourceType: 'environment-request',
  conditions,
});

/** The rights of dana where the policy answers everything so. */
export function rightsUnder(decision: PolicyDecision): Promise<Rights> {
  const ruleset = {
    getRuleByName: (name: string) => {
      const rule = Object.values(environmentRequestRules).find(known => known.name === name);
      if (!rule) throw new Error(`There is no rule ${name}`);
      return rule;
    },
  };
  return new RightsReader({
    permissions: mockServices.permissions.mock({
      authorizeConditional: async queries => queries.map(() => decision),
    }),
    permissionsRegistry: mockServices.permissionsRegistry.mock({
      getPermissionRuleset: () => ruleset as never,
    }),
  }).of(mockCredentials.user('user:default/dana'));
}
