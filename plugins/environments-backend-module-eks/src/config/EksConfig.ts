import type { RE2JS } from 're2js';

/** An AWS account in which environments may be created. */
export interface EksAccount {
  /** The target's name for people and in the API. */
  alias: string;
  title: string;
  /** Twelve digits; credentials come from Backstage's `aws.accounts` entry of that account. */
  accountId: string;
  regions: string[];
  /** Zones by region for manifests that name none; a region without an entry has shipped ones. */
  availabilityZones: Record<string, string[]>;
  /** Given to eksctl as `--cfn-role-arn`. */
  cloudFormationRoleArn?: string;
}

/** How a cluster may stay on its Kubernetes version: until standard support ends, or beyond for a surcharge. */
export type SupportType = 'STANDARD' | 'EXTENDED';

/** What manifests may not exceed or contain. */
export interface EksGuardrails {
  /** Kubernetes versions, for example "1.34". */
  versions: string[];
  /** What a manifest may ask for; STANDARD, where it is among them, is the default of manifests. */
  supportTypes: SupportType[];
  /** Globs over instance types, for example "m6i.*". */
  instanceTypes: string[];
  /** Most nodes of one environment, over all node groups. */
  maxNodes: number;
  /** Globs of which the environment's name matches one, for example "team-a-*"; undefined allows any. */
  names?: string[];
  /** Tags that every manifest gets, and that a submitted one may not contradict. */
  requiredTags: Record<string, string>;
  /** Paths that a manifest must not set, for example "managedNodeGroups.*.taints". */
  forbidden: string[];
  /** CIDRs that the public endpoint may be opened to; undefined leaves it to the manifest. */
  publicAccessCidrs?: string[];
  /** IAM policies that a manifest may attach. */
  policyArns: string[];
  /** What else is refused as a secret. */
  secretPatterns: RE2JS[];
}

/** Who of an entity's people gets into its clusters, and what they may do there. */
export interface AccessMapping {
  /** A normalised ref of a group or user: the owner or the requester of an environment. */
  entity: string;
  /** Alias of the only account that this is for. */
  account?: string;
  /** An IAM role or user; `{accountId}` stands for the id of the environment's account. */
  principalArn: string;
  /** EKS's access policies by name: in the namespaces (`*` in them stands for any characters), else everywhere. */
  policies: { policy: string; namespaces?: string[] }[];
  /** Groups for RBAC bindings that somebody makes in the cluster. */
  kubernetesGroups: string[];
}

/** `environments.eks`, read once at the start. */
export interface EksConfig {
  /** Dummy credentials for a simulator at AWS_ENDPOINT_URL; refused in production. */
  simulator: boolean;
  /** The eksctl executable: a path, or a name on PATH. */
  eksctlPath: string;
  accounts: EksAccount[];
  /** Alias of the account that is used when a request names none. */
  defaultAccount?: string;
  /** Most operations at once in one account and region. eksctl's API calls throttle beyond 3 to 5. */
  concurrencyLimit: number;
  guardrails: EksGuardrails;
  /** Access entries that manifests get for their owner and requester. */
  access: AccessMapping[];
}
