import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type PermissionCriteria,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
  type PermissionRuleset,
} from '@backstage/plugin-permission-node';
import {
  environmentAccessPermission,
  environmentCreatePermission,
  environmentDeletePermission,
  environmentProtectPermission,
  environmentReadPermission,
  environmentUpdatePermission,
  requestApprovePermission,
  requestSkipApprovalPermission,
} from '@eks-environments/plugin-environments-common';
import {
  environmentRequestResourceRef,
  environmentResourceRef,
  type EnvironmentFacts,
  type FactsFilter,
} from '@eks-environments/plugin-environments-node';
import { personOf, type Person } from './Person';
import { unmetConditions, type Unmet } from './unmetConditions';

const permissions = {
  create: environmentCreatePermission,
  read: environmentReadPermission,
  update: environmentUpdatePermission,
  delete: environmentDeletePermission,
  protect: environmentProtectPermission,
  access: environmentAccessPermission,
  approve: requestApprovePermission,
  skipApproval: requestSkipApprovalPermission,
} as const;

export type Right = keyof typeof permissions;
/** What a list may contain. */
export type Visible = 'all' | 'none' | PermissionCriteria<FactsFilter>;

const names = Object.keys(permissions) as Right[];
const ofRequests: readonly Right[] = ['approve', 'skipApproval'];

/** What one caller may do, asked of the policy once a call and then judged in memory. */
export interface Rights {
  /** Undefined where the caller is no person: services only read. */
  readonly person: Person | undefined;
  may(right: Right, facts: EnvironmentFacts): boolean;
  /** The conditions of the policy that keep it from being allowed; empty where it is, or where none would help. */
  unmet(right: Right, facts: EnvironmentFacts): Unmet[];
  /** Without any condition. */
  always(right: Right): boolean;
  /** Whatever it is about. */
  never(right: Right): boolean;
  visible(right: 'read' | 'approve'): Visible;
}

/** Asks the permission framework, in one batch a call. */
export class RightsReader {
  readonly #permissions: PermissionsService;
  readonly #environments: PermissionRuleset<EnvironmentFacts, FactsFilter>;
  readonly #requests: PermissionRuleset<EnvironmentFacts, FactsFilter>;

  /** The resource types must have been added to the registry. */
  constructor(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
  }) {
    this.#permissions = options.permissions;
    this.#environments = options.permissionsRegistry.getPermissionRuleset(environmentResourceRef);
    this.#requests = options.permissionsRegistry.getPermissionRuleset(
      environmentRequestResourceRef,
    );
  }

  async of(credentials: BackstageCredentials): Promise<Rights> {
    const answers = await this.#permissions.authorizeConditional(
      names.map(name => ({ permission: permissions[name] })),
      { credentials },
    );
    const decisions = new Map<Right, PolicyDecision>(names.map((name, i) => [name, answers[i]]));
    const person = personOf(credentials);
    const rulesOf = (right: Right) =>
      ofRequests.includes(right) ? this.#requests : this.#environments;
    const resultOf = (right: Right) => {
      if (right !== 'read' && !person) return AuthorizeResult.DENY;
      return decisions.get(right)?.result ?? AuthorizeResult.DENY;
    };
    return {
      person,
      may: (right, facts) => {
        const decision = decisions.get(right);
        if (!decision || resultOf(right) === AuthorizeResult.DENY) return false;
        return createConditionAuthorizer(rulesOf(right))(decision, facts);
      },
      unmet: (right, facts) => {
        const decision = decisions.get(right);
        // Without a person it is refused, whatever the policy answers.
        const refused = resultOf(right) === AuthorizeResult.DENY;
        if (refused || decision?.result !== AuthorizeResult.CONDITIONAL) return [];
        return unmetConditions(decision, rulesOf(right), facts);
      },
      always: right => resultOf(right) === AuthorizeResult.ALLOW,
      never: right => resultOf(right) === AuthorizeResult.DENY,
      visible: right => {
        const decision = decisions.get(right);
        if (!decision || resultOf(right) === AuthorizeResult.DENY) return 'none';
        if (decision.result !== AuthorizeResult.CONDITIONAL) return 'all';
        return createConditionTransformer(rulesOf(right))(decision.conditions);
      },
    };
  }
}
