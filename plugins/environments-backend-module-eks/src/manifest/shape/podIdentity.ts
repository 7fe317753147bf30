import { z } from 'zod/v4';
import { policyArn, stackNamePart, tags } from './scalars';

/** Only those of eksctl's well-known policies that end at the environment's own resources. */
const wellKnownPolicies = z.strictObject({
  autoScaler: z.boolean().optional(),
  awsLoadBalancerController: z.boolean().optional(),
  ebsCSIController: z.boolean().optional(),
  efsCSIController: z.boolean().optional(),
});

/** IAM rights of a service account, as they may be submitted. */
export const podIdentityShape = z.strictObject({
  namespace: stackNamePart(63).optional(),
  serviceAccountName: stackNamePart(63).optional(),
  createServiceAccount: z.boolean().optional(),
  permissionPolicyARNs: z.array(policyArn).min(1).max(20).optional(),
  wellKnownPolicies: wellKnownPolicies.optional(),
  tags: tags.optional(),
});
