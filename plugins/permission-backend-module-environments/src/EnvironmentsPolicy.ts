import { AuthorizeResult, type PolicyDecision } from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { decideEnvironments } from './decideEnvironments';
import type { EnvironmentsPolicyOptions } from './EnvironmentsPolicyOptions';

/** A whole policy: `decideEnvironments`, and `otherwise` for what is none of its business. @public */
export class EnvironmentsPolicy implements PermissionPolicy {
  readonly #options: EnvironmentsPolicyOptions;

  constructor(options: EnvironmentsPolicyOptions) {
    this.#options = options;
  }

  async handle(request: PolicyQuery, user?: PolicyQueryUser): Promise<PolicyDecision> {
    const decision = decideEnvironments(request, user, this.#options);
    if (decision) return decision;
    const allowed = user !== undefined && this.#options.otherwise === 'allow';
    return { result: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY };
  }
}
