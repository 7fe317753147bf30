import { z } from 'zod/v4';
import { arn, text } from './scalars';

export const mostEntries = 50;
export const mostGroups = 20;
export const mostNamespaces = 50;

const accessPolicy = z.strictObject({
  policyARN: arn('eks', ':aws:cluster-access-policy/[A-Za-z]{1,100}').optional(),
  accessScope: z
    .strictObject({
      type: z.enum(['cluster', 'namespace']).optional(),
      namespaces: z.array(text(63)).min(1).max(mostNamespaces).optional(),
    })
    .optional(),
});

/** Who may enter the cluster, as it may be submitted. */
export const accessEntryShape = z.strictObject({
  principalARN: arn('iam', ':\\d{12}:(role|user)/[\\w+=,.@/-]{1,512}').optional(),
  // The other types let machines join the cluster that no node group of the manifest counts.
  type: z.enum(['STANDARD']).optional(),
  kubernetesGroups: z.array(text(100)).max(mostGroups).optional(),
  kubernetesUsername: text(100).min(1).optional(),
  accessPolicies: z.array(accessPolicy).max(20).optional(),
});
