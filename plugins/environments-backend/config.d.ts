import { HumanDuration } from '@backstage/types';

export interface Config {
  environments?: {
    /** The provider that forms offer first. */
    defaultProvider?: string;

    operations?: {
      /**
       * Most operations at once on one replica, from 1 to 100.
       * @default 4
       */
      workers?: number;
      /**
       * How long a worker may go unheard of before another one takes its operation over. It renews four
       * times in that time. At least 2 seconds.
       * @default { seconds: 60 }
       */
      leaseDuration?: HumanDuration | string;
      /**
       * How often the queue is looked at when nothing wakes the worker.
       * @default { seconds: 1 }
       */
      pollInterval?: HumanDuration | string;
    };

    approvals?: {
      /**
       * `enforced`: a right to skip approval counts only where the policy gives it on conditions, or to
       * somebody who is exempt. `policy`: the policy alone decides.
       * @default enforced
       */
      mode?: 'enforced' | 'policy';
      /** Entity refs of users and groups for whom an unconditional right to skip approval counts. */
      exempt?: string[];
      /** The first rule that matches nominates who decides. The permission policy decides who may. */
      rules?: Array<{
        /** Shown with the request. */
        name?: string;
        /** Entity refs of owners; every owner if absent. */
        owners?: string[];
        types?: Array<'temporary' | 'permanent'>;
        /** USD a month at the most; an unknown cost is above it. */
        costAbove?: number;
        /** Entity refs of groups and users; `owner`, or `owner-parent` for the groups right above it. */
        approvers: string[];
        /**
         * How many people must approve, from 1 to 10.
         * @default 1
         */
        quorum?: number;
        /**
         * When approvers are reminded, once, from the request on.
         * @default { days: 1 }
         */
        remindAfter?: HumanDuration | string;
        /** When it is passed on to `escalateTo`, who may then decide, too. */
        escalateAfter?: HumanDuration | string;
        /** As `approvers`. */
        escalateTo?: string[];
        /**
         * When the request ends undecided.
         * @default { days: 14 }
         */
        lapseAfter?: HumanDuration | string;
      }>;
      /**
       * Types of environments whose deletion another person must approve, once they have been ready.
       * @default []
       */
      deletions?: Array<'temporary' | 'permanent'>;
      /**
       * How long an approval is good for retries of a creation that failed.
       * @default { days: 7 }
       */
      validFor?: HumanDuration | string;
      /**
       * By which share the cost may have risen at the last approval; above it everybody decides anew.
       * @default 0.1
       */
      costTolerance?: number;
    };

    /**
     * Entity refs of those who are told what nobody else can put right, such as an owner that is gone, or a request
     * that too few can decide. Without any, the start warns.
     * By default `environments.policy.platformAdmins`.
     */
    admins?: string[];

    lifecycle?: {
      /**
       * The longest lifetime of a temporary environment, from when its creation is first queued.
       * @default { days: 90 }
       */
      maxLifetime?: HumanDuration | string;
      /**
       * How often environments are looked for whose end, warning, sleep or wake is due. At least a second.
       * @default { seconds: 30 }
       */
      sweepInterval?: HumanDuration | string;
      /**
       * How long before the end owner and requester are warned, each once. Those that are not shorter than the
       * lifetime are left out; an empty list warns nobody. Each at least a minute.
       * @default [{ days: 14 }, { days: 3 }, { days: 1 }, { hours: 1 }]
       */
      warnBefore?: Array<HumanDuration | string>;
      /**
       * How long an environment that can hibernate sleeps after its end before it is deleted, within the longest
       * lifetime. At least a minute; absent, it is deleted at its end.
       */
      grace?: HumanDuration | string;
      /**
       * Whether an environment is kept beyond its end while an extension waits for approval, within the longest
       * lifetime.
       * @default false
       */
      holdForOpenRequest?: boolean;
    };

    /**
     * Limits. Those that are set on the page or through the API win over these. Each is a whole number
     * (`usd-per-month` may have cents) or `unlimited`; what is not named is not limited.
     */
    quotas?: {
      /**
       * For every group and user, of what it owns itself.
       * @default { environments.temporary: 10, environments.permanent: 5 }
       */
      defaults?: EnvironmentsQuotaLimits;
      /** For all environments together. */
      global?: EnvironmentsQuotaLimits;
      /**
       * By entity ref of a group or user: with all that the groups below it own. The log names those that the
       * catalog does not have.
       */
      owners?: { [ref: string]: EnvironmentsQuotaLimits };
      /** By provider and region, for example `eks/eu-west-1`; one that there is not stops the start. */
      placements?: { [placement: string]: EnvironmentsQuotaLimits };
      /**
       * How often reservations are moved to the groups that own them now, and alarms are looked for. At least a
       * second.
       * @default { minutes: 5 }
       */
      sweepInterval?: HumanDuration | string;
      /**
       * The share of a limit, above 0 and at most 1, from which on the owner is told that it is nearly used.
       * @default 0.9
       */
      alarmAt?: number;
    };

    /** How long things are kept. Each at least a minute. What lives is never forgotten, whatever its age. */
    retention?: {
      /**
       * Lines of logs, from the end of their operation on.
       * @default { days: 90 }
       */
      logs?: HumanDuration | string;
      /**
       * Events of environments that are over, but for the last one, which tells of the end.
       * @default { days: 365 }
       */
      events?: HumanDuration | string;
      /**
       * Messages that were delivered or given up on every channel.
       * @default { days: 30 }
       */
      messages?: HumanDuration | string;
      /**
       * All of environments that are over but the facts of their end, which are kept for good.
       * @default { days: 365 }
       */
      ended?: HumanDuration | string;
    };
  };
}

interface EnvironmentsQuotaLimits {
  'environments.temporary'?: number | 'unlimited';
  'environments.permanent'?: number | 'unlimited';
  nodes?: number | 'unlimited';
  vcpu?: number | 'unlimited';
  'memory-gib'?: number | 'unlimited';
  'usd-per-month'?: number | 'unlimited';
}
