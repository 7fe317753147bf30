import { coreServices, createBackendModule } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { environmentCreatePermission } from '@eks-environments/plugin-environments-common';
import {
  decideEnvironments,
  readPolicyOptions,
  type EnvironmentsPolicyOptions,
} from '@eks-environments/plugin-permission-backend-module-environments';

class CompanyPolicy implements PermissionPolicy {
  readonly #environments: EnvironmentsPolicyOptions;

  constructor(environments: EnvironmentsPolicyOptions) {
    this.#environments = environments;
  }

  async handle(request: PolicyQuery, user?: PolicyQueryUser): Promise<PolicyDecision> {
    // What is stricter than config comes first …
    const groups = user?.info.ownershipEntityRefs ?? [];
    if (
      isPermission(request.permission, environmentCreatePermission) &&
      groups.includes('group:default/contractors')
    ) {
      return { result: AuthorizeResult.DENY };
    }
    const decision = decideEnvironments(request, user, this.#environments);
    if (decision) return decision;
    // … and the rest of the portal last.
    const { action } = request.permission.attributes;
    return { result: user && action === 'read' ? AuthorizeResult.ALLOW : AuthorizeResult.DENY };
  }
}

export default createBackendModule({
  pluginId: 'permission',
  moduleId: 'company',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint, config: coreServices.rootConfig },
      async init({ policy, config }) {
        policy.setPolicy(new CompanyPolicy(readPolicyOptions(config)));
      },
    });
  },
});
