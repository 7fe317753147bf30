export interface Config {
  environments?: {
    /** AWS EKS environments, run by eksctl. */
    eks?: {
      /**
       * Development only: give eksctl and the AWS clients dummy credentials for a simulator at
       * AWS_ENDPOINT_URL. Refused in production. Default: false.
       */
      simulator?: boolean;

      eksctl?: {
        /** The eksctl executable: an absolute path, or a name on PATH. Default: `eksctl`. */
        path?: string;
      };

      /**
       * Most operations at once in one account and region: 1 to 20. AWS throttles eksctl beyond 3 to 5.
       * Default: 4.
       */
      concurrencyLimit?: number;

      /** The account that is used when a request names no target. Needed with several accounts. */
      defaultAccount?: string;

      /** The AWS accounts in which environments may be created, by alias (lower-case letters, digits, hyphens). */
      accounts: {
        [alias: string]: {
          /** Twelve digits, in quotes. Credentials come from `aws.accounts` of the same account. */
          accountId: string;
          /** For people. Default: the alias. */
          title?: string;
          /** The regions in which environments may be created: at least one. */
          regions: string[];
          /**
           * Availability zones by region, at least two each, for manifests that name none. Letters mean
           * different zones in different accounts. Default: the first zones of the region.
           */
          availabilityZones?: { [region: string]: string[] };
          /** The role that CloudFormation uses for the stacks. Default: the caller's own rights. */
          cloudFormationRoleArn?: string;
        };
      };

      /** What a manifest may not exceed or contain. What isn't set has a secure default. */
      guardrails?: {
        /** Kubernetes versions, in quotes. The newest is the default of manifests. Default: 1.34, 1.35. */
        versions?: string[];
        /**
         * Support types that manifests may ask for. With EXTENDED a cluster stays on its version beyond the
         * end of standard support, for a surcharge that its price shows. Default: STANDARD.
         */
        supportTypes?: ('STANDARD' | 'EXTENDED')[];
        /**
         * Globs over instance types; `*` stands for any characters but a dot. Default: `*.medium` to
         * `*.4xlarge` of the families that the provider knows.
         */
        instanceTypes?: string[];
        /** Most nodes of one environment, over all node groups: 1 to 450. Default: 20. */
        maxNodes?: number;
        /**
         * Globs over the names of environments, of which a name must match one; `*` stands for any characters,
         * for example `team-a-*`. Default: any name.
         */
        names?: string[];
        /** Tags that every manifest gets and that a submitted one may not contradict. At most 20. */
        requiredTags?: { [key: string]: string };
        /**
         * Paths that a manifest must not set, beside those that are always refused; `*` stands for one key
         * or index, for example `managedNodeGroups.*.taints`.
         */
        forbidden?: string[];
        /**
         * IPv4 ranges that the public API endpoint may be opened to; also the default of manifests. The
         * addresses of this backend must be among them. Default: any.
         */
        publicAccessCidrs?: string[];
        /**
         * ARNs of the IAM policies that manifests may attach to node roles, add-ons and pod identities.
         * Default: AWS's own policies for logging, tracing, volumes and images.
         */
        policyArns?: string[];
        /**
         * What else is refused as a secret, beside the forms that are known: up to 50 regular expressions of
         * RE2 (no look-around, no back-references), each at most 500 characters. They are searched for in every
         * text and key, and in the whole manifest, in time linear to its size (64 KiB at most).
         */
        secretPatterns?: string[];
      };

      /**
       * Who gets into clusters: each manifest gets an access entry for its owner's and its requester's
       * mappings, beside those that it asks for. Part of what is approved; a change does not reach clusters
       * that are there already. Default: none.
       */
      access?: Array<{
        /** A group or user, for example `group:default/team-a`: exactly the owner or the requester. */
        entity: string;
        /** The account, by its alias, that this is for. Default: all to which the principal belongs. */
        account?: string;
        /**
         * An IAM role or user of the account; `{accountId}` stands for the account's id. Not the one that the
         * portal itself uses: EKS gives that an entry of its own.
         */
        principalArn: string;
        /** EKS's access policies. At least one, unless there are `kubernetesGroups`. */
        policies?: Array<{
          policy:
            | 'AmazonEKSClusterAdminPolicy'
            | 'AmazonEKSAdminPolicy'
            | 'AmazonEKSAdminViewPolicy'
            | 'AmazonEKSEditPolicy'
            | 'AmazonEKSViewPolicy';
          /** Where it holds; `*` stands for any characters. Default: the whole cluster. */
          namespaces?: string[];
        }>;
        /** Groups that RBAC bindings in the cluster name; nobody makes those bindings by itself. */
        kubernetesGroups?: string[];
      }>;
    };
  };
}
