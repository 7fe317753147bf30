import { HumanDuration } from '@backstage/types';

/** All that is said must hold. */
interface PolicyLimits {
  types?: Array<'temporary' | 'permanent'>;
  /** Ids of providers, for example eks. */
  providers?: string[];
  regions?: string[];
  /** What it was asked for through: page, scaffolder, mcp-actions, … */
  via?: string[];
  /** A duration in days, hours and minutes; what has no end is longer. */
  lifetimeAtMost?: HumanDuration | string;
  /** Most nodes. */
  nodesAtMost?: number;
  /** USD a month; an unknown price is more. */
  costAtMost?: number;
}

interface SkipApprovalRule extends PolicyLimits {
  types: Array<'temporary' | 'permanent'>;
  /**
   * Entity refs of groups and users, or * for everybody.
   * @default ["*"]
   */
  members?: string[];
}

export interface Config {
  environments?: {
    /**
     * The ready permission policy. Entity refs are full and in lower case, for example
     * group:default/platform-admins; groups are those that somebody is a direct member of. Of several rules
     * one must hold.
     */
    policy?: {
      /**
       * The answer to other plugins' permissions, for people who are signed in.
       * @default allow
       */
      otherwise?: 'allow' | 'deny';
      /**
       * Entity refs of groups and users that may do everything with every environment, change all quotas, and
       * decide every request but their own.
       */
      platformAdmins?: string[];
      /**
       * Who may create, for which owners. Without this key everybody may, for what they own; an empty list leaves
       * it to platform admins.
       */
      create?: Array<
        PolicyLimits & {
          /**
           * Entity refs of groups and users, or * for everybody.
           * @default ["*"]
           */
          members?: string[];
          /**
           * For themselves and their groups, or for these owners.
           * @default own
           */
          owners?: 'own' | string[];
        }
      >;
      /**
       * Who decides requests, beside platform admins. Without this key those whom a request nominates; an empty
       * list leaves it to platform admins. Who may decide may read what it is about.
       */
      approve?: Array<
        PolicyLimits & {
          /** Those whom the request nominates, or entity refs of groups and users. */
          members: 'nominated' | string[];
        }
      >;
      /**
       * What somebody may have for themselves and their groups without anybody's approval. Without this key
       * everything needs approval. Platform admins always need the approval of another one.
       */
      skipApproval?: SkipApprovalRule | SkipApprovalRule[];
      /** Entity refs of groups and users that may change all quotas, as platform admins do. */
      quotas?: string[];
    };
  };
}
