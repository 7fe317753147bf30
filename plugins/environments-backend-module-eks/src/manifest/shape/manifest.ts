import { z } from 'zod/v4';
import { accessEntryShape, mostEntries } from './access';
import { addonShape } from './addon';
import { nodeGroupShape } from './nodeGroup';
import { podIdentityShape } from './podIdentity';
import { arn, tags, text, wholeNumber } from './scalars';

const flag = z.boolean().optional();

export const logTypes = [
  'api',
  'audit',
  'authenticator',
  'controllerManager',
  'scheduler',
] as const;

/** What CloudWatch Logs takes, as far as eksctl knows it. */
const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1827, 3653,
] as const;

/**
 * The part of eksctl's ClusterConfig (v1alpha5, 0.231) that environments may use. Everything is optional
 * here, so that what is wrong can be taken out and the rest still be checked; what must be there is said
 * by the checks.
 */
export const manifestShape = z.strictObject({
  apiVersion: z.literal('eksctl.io/v1alpha5').optional(),
  kind: z.literal('ClusterConfig').optional(),
  metadata: z
    .strictObject({
      name: z.string().optional(),
      region: z.string().optional(),
      version: z.string({ error: 'Put the version in quotes: 1.30 is the number 1.3.' }).optional(),
      tags: tags.optional(),
      annotations: z.record(text(100), text(1000)).optional(),
    })
    .optional(),
  upgradePolicy: z
    .strictObject({ supportType: z.enum(['STANDARD', 'EXTENDED']).optional() })
    .optional(),
  autoModeConfig: z.strictObject({ enabled: flag }).optional(),
  accessConfig: z
    .strictObject({
      authenticationMode: z.enum(['API', 'API_AND_CONFIG_MAP', 'CONFIG_MAP']).optional(),
      bootstrapClusterCreatorAdminPermissions: flag,
      accessEntries: z.array(accessEntryShape).max(mostEntries).optional(),
    })
    .optional(),
  availabilityZones: z.array(z.string().max(30)).max(6).optional(),
  kubernetesNetworkConfig: z
    .strictObject({
      ipFamily: z.enum(['IPv4', 'IPv6']).optional(),
      serviceIPv4CIDR: z.string().optional(),
    })
    .optional(),
  vpc: z
    .strictObject({
      cidr: z.string().optional(),
      nat: z
        .strictObject({
          gateway: z.enum(['HighlyAvailable', 'Single', 'Disable']).optional(),
        })
        .optional(),
      clusterEndpoints: z.strictObject({ publicAccess: flag, privateAccess: flag }).optional(),
      publicAccessCIDRs: z.array(z.string()).min(1).max(40).optional(),
      controlPlaneOnPrivateSubnets: flag,
    })
    .optional(),
  privateCluster: z.strictObject({ enabled: flag }).optional(),
  secretsEncryption: z
    .strictObject({
      keyARN: arn('kms', '[a-z0-9-]{5,30}:\\d{12}:key/[0-9a-f-]{1,64}').optional(),
    })
    .optional(),
  cloudWatch: z
    .strictObject({
      clusterLogging: z
        .strictObject({
          enableTypes: z.array(z.enum([...logTypes, 'all', '*'])).optional(),
          logRetentionInDays: wholeNumber(1, 3653)
            .refine(days => retentions.some(item => item === days), {
              message: `CloudWatch Logs takes ${retentions.join(', ')} days.`,
            })
            .optional(),
        })
        .optional(),
    })
    .optional(),
  zonalShiftConfig: z.strictObject({ enabled: flag }).optional(),
  iam: z
    .strictObject({
      withOIDC: flag,
      podIdentityAssociations: z.array(podIdentityShape).max(50).optional(),
    })
    .optional(),
  addonsConfig: z
    .strictObject({
      autoApplyPodIdentityAssociations: flag,
      disableDefaultAddons: flag,
    })
    .optional(),
  addons: z.array(addonShape).max(50).optional(),
  managedNodeGroups: z.array(nodeGroupShape).max(20).optional(),
});

/** A submitted manifest whose parts all have the right shape; any of them may be missing. */
export type SubmittedManifest = z.infer<typeof manifestShape>;
export type SubmittedNodeGroup = z.infer<typeof nodeGroupShape>;
export type SubmittedAddon = z.infer<typeof addonShape>;
export type SubmittedPodIdentity = z.infer<typeof podIdentityShape>;
export type SubmittedAccessEntry = z.infer<typeof accessEntryShape>;
