import { HumanDuration } from '@backstage/types';

export interface Config {
  environments?: {
    /** The ready permission policy. */
    policy?: {
      /**
       * The answer to other plugins' permissions, for people who are signed in.
       * @default allow
       */
      otherwise?: 'allow' | 'deny';
      /**
       * Entity refs of groups and users that may do everything with every environment, and decide every
       * request but their own. Full refs in lower case, for example group:default/platform-admins.
       */
      platformAdmins?: string[];
      /**
       * What an owner may have without anybody's approval: all that is said here must hold. Without this
       * key everything needs approval. Platform admins always need the approval of another one.
       */
      skipApproval?: {
        types: Array<'temporary' | 'permanent'>;
        /** A duration in days, hours and minutes; environments without an end then need approval. */
        lifetimeAtMost?: HumanDuration | string;
        /** Most nodes. */
        nodesAtMost?: number;
        /** USD a month; an environment whose price is not known then needs approval. */
        costAtMost?: number;
      };
    };
  };
}
