import type { Submission } from '@eks-environments/plugin-environments-node';
import { mappedEntries } from '../access/mappedEntries';
import { mergeEntries } from '../access/mergeEntries';
import type { AccessMapping, EksAccount, EksGuardrails, SupportType } from '../config/EksConfig';
import type { ClusterManifest } from './ClusterManifest';
import { completeAddons, completePodIdentity } from './completeAddons';
import { completeNodeGroup } from './completeNodeGroup';
import { list } from './list';
import { logTypes, type SubmittedAccessEntry, type SubmittedManifest } from './shape/manifest';
import { sortKeys } from './sortKeys';
import { idTag, ownerTag } from './tags';
import { newestVersion } from './versions';
import { defaultZones } from './zones';

/** What a manifest is checked against and completed with. */
export interface EvaluationContext {
  submission: Pick<Submission, 'environmentId' | 'owner' | 'requester'>;
  account: EksAccount;
  guardrails: EksGuardrails;
  access: AccessMapping[];
}

/** Log groups of EKS outlive the cluster and would keep their lines for ever. */
const defaultRetentionInDays = 30;

/** The tags that every manifest gets. */
export function imposedTags(context: EvaluationContext): Record<string, string> {
  return {
    ...context.guardrails.requiredTags,
    [idTag]: context.submission.environmentId,
    [ownerTag]: context.submission.owner,
  };
}

/** The entries that a manifest asks for, and those that its owner and requester have by config. */
export function completeAccess(
  { accessConfig }: SubmittedManifest,
  { access, account, submission }: EvaluationContext,
): SubmittedAccessEntry[] {
  return mergeEntries([
    ...(accessConfig?.accessEntries ?? []),
    ...mappedEntries(access, account, [submission.owner, submission.requester]),
  ]);
}

/**
 * Says everything that a manifest leaves to eksctl or to EKS, and puts our tags in. Completing what is
 * complete changes nothing. Only for a manifest without violations: what must be given and isn't is empty
 * in the result.
 */
export function complete(manifest: SubmittedManifest, context: EvaluationContext): ClusterManifest {
  const { guardrails, account } = context;
  const { metadata, vpc, iam } = manifest;
  const region = metadata?.region ?? '';
  const keyARN = manifest.secretsEncryption?.keyARN;
  return {
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    metadata: {
      name: metadata?.name ?? '',
      region,
      version: metadata?.version ?? newestVersion(guardrails.versions),
      tags: sortKeys({ ...metadata?.tags, ...imposedTags(context) }) ?? {},
      annotations: sortKeys(metadata?.annotations),
    },
    upgradePolicy: { supportType: completeSupport(manifest, guardrails) },
    autoModeConfig: { enabled: false },
    accessConfig: {
      authenticationMode: 'API',
      bootstrapClusterCreatorAdminPermissions: true,
      accessEntries: list(completeAccess(manifest, context)),
    },
    availabilityZones: manifest.availabilityZones ?? defaultZones(account, region) ?? [],
    kubernetesNetworkConfig: {
      ipFamily: 'IPv4',
      serviceIPv4CIDR: manifest.kubernetesNetworkConfig?.serviceIPv4CIDR,
    },
    vpc: {
      cidr: vpc?.cidr ?? '192.168.0.0/16',
      nat: {
        gateway: vpc?.nat?.gateway === 'HighlyAvailable' ? 'HighlyAvailable' : 'Single',
      },
      clusterEndpoints: {
        publicAccess: true,
        privateAccess: vpc?.clusterEndpoints?.privateAccess ?? true,
      },
      publicAccessCIDRs: vpc?.publicAccessCIDRs ?? guardrails.publicAccessCidrs ?? ['0.0.0.0/0'],
      controlPlaneOnPrivateSubnets: vpc?.controlPlaneOnPrivateSubnets,
    },
    secretsEncryption: keyARN ? { keyARN } : undefined,
    cloudWatch: completeLogging(manifest),
    zonalShiftConfig: manifest.zonalShiftConfig?.enabled ? { enabled: true } : undefined,
    iam: {
      withOIDC: false,
      podIdentityAssociations: list(iam?.podIdentityAssociations?.map(completePodIdentity)),
    },
    addonsConfig: {
      autoApplyPodIdentityAssociations:
        manifest.addonsConfig?.autoApplyPodIdentityAssociations ?? false,
      disableDefaultAddons: false,
    },
    addons: completeAddons(manifest),
    managedNodeGroups: (manifest.managedNodeGroups ?? []).map(completeNodeGroup),
  };
}

/** The cheaper one unless the manifest asks for the other; EKS itself would take extended support. */
function completeSupport(
  { upgradePolicy }: SubmittedManifest,
  { supportTypes }: EksGuardrails,
): SupportType {
  const fallback = supportTypes.includes('STANDARD') ? 'STANDARD' : 'EXTENDED';
  const asked = upgradePolicy?.supportType;
  return asked && supportTypes.includes(asked) ? asked : fallback;
}

function completeLogging(manifest: SubmittedManifest): ClusterManifest['cloudWatch'] {
  const logging = manifest.cloudWatch?.clusterLogging;
  const asked = new Set(logging?.enableTypes);
  const all = asked.has('*') || asked.has('all');
  const enableTypes = logTypes.filter(type => all || asked.has(type));
  return enableTypes.length > 0
    ? {
        clusterLogging: {
          enableTypes,
          logRetentionInDays: logging?.logRetentionInDays ?? defaultRetentionInDays,
        },
      }
    : undefined;
}
