/** What a rule of the policy can ask of an environment or a request; all that is said must hold. @public */
export interface PolicyLimits {
  types?: Array<'temporary' | 'permanent'>;
  /** Ids of providers, for example `eks`. */
  providers?: string[];
  regions?: string[];
  /** What it was asked for through: `page`, `scaffolder`, `mcp-actions`, … */
  via?: string[];
  /** ISO 8601 in days, hours and minutes; what has no end is longer. */
  lifetimeAtMost?: string;
  nodesAtMost?: number;
  /** USD a month; an unknown price is more. */
  costAtMost?: number;
}

/** Who may create what, for whom. @public */
export interface CreateRule extends PolicyLimits {
  /** Entity refs of groups and users, or `*` for everybody who is signed in. */
  members: string[];
  /** For themselves and their groups, or for the owners named. */
  owners: 'own' | string[];
}

/** Who may decide which requests. @public */
export interface ApproveRule extends PolicyLimits {
  /** Those whom the request nominates, or entity refs of groups and users. */
  members: 'nominated' | string[];
}

/** What somebody may have for themselves and their groups without anybody's approval. @public */
export interface SkipApprovalRule extends PolicyLimits {
  /** Entity refs of groups and users, or `*` for everybody who is signed in. */
  members: string[];
  types: Array<'temporary' | 'permanent'>;
}

/**
 * `environments.policy`, as the decisions need it. Of several rules one must hold. Entity refs are those of
 * `ownershipEntityRefs`: the user and the groups that they are a direct member of.
 * @public
 */
export interface EnvironmentsPolicyOptions {
  /** The answer to other plugins' permissions, for people who are signed in. */
  otherwise: 'allow' | 'deny';
  /** They may do everything with every environment, but skip no approval. */
  platformAdmins: string[];
  create: CreateRule[];
  approve: ApproveRule[];
  /** Empty means that everything needs approval. */
  skipApproval: SkipApprovalRule[];
  /** Who changes limits of quotas, beside platform admins. */
  quotas: string[];
}
