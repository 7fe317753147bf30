import { z } from 'zod/v4';
import { policyArn, stackNamePart, tags, wholeNumber } from './scalars';

const taint = z.strictObject({
  key: z.string().max(317).optional(),
  value: z.string().max(63).optional(),
  effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']).optional(),
});

/** Rights of the node role: only those that end at the environment's own resources. */
const addonPolicies = z.strictObject({
  autoScaler: z.boolean().optional(),
  awsLoadBalancerController: z.boolean().optional(),
  cloudWatch: z.boolean().optional(),
  ebs: z.boolean().optional(),
  efs: z.boolean().optional(),
  xRay: z.boolean().optional(),
});

/**
 * A managed node group as it may be submitted. EBS: gp3 takes 3,000 to 16,000 IOPS and 125 to 1,000 MiB/s
 * (eksctl's own bounds); nodes of more than 2 TiB are nobody's environment.
 */
export const nodeGroupShape = z.strictObject({
  name: stackNamePart(40).optional(),
  amiFamily: z.enum(['AmazonLinux2023', 'Bottlerocket']).optional(),
  instanceType: z.string().max(40).optional(),
  instanceTypes: z.array(z.string().max(40)).min(1).max(20).optional(),
  spot: z.boolean().optional(),
  minSize: wholeNumber(0, 450).optional(),
  desiredCapacity: wholeNumber(0, 450).optional(),
  maxSize: wholeNumber(1, 450).optional(),
  availabilityZones: z.array(z.string().max(30)).min(1).max(6).optional(),
  privateNetworking: z.boolean().optional(),
  volumeType: z.enum(['gp3']).optional(),
  volumeSize: wholeNumber(20, 2048).optional(),
  volumeIOPS: wholeNumber(3000, 16_000).optional(),
  volumeThroughput: wholeNumber(125, 1000).optional(),
  volumeEncrypted: z.boolean().optional(),
  disableIMDSv1: z.boolean().optional(),
  disablePodIMDS: z.boolean().optional(),
  ssh: z.strictObject({ allow: z.boolean().optional() }).optional(),
  maxPodsPerNode: wholeNumber(4, 250).optional(),
  labels: z.record(z.string(), z.string()).optional(),
  taints: z.array(taint).max(50).optional(),
  tags: tags.optional(),
  updateConfig: z
    .strictObject({
      maxUnavailable: wholeNumber(1, 100).optional(),
      maxUnavailablePercentage: wholeNumber(1, 100).optional(),
    })
    .optional(),
  nodeRepairConfig: z.strictObject({ enabled: z.boolean().optional() }).optional(),
  iam: z
    .strictObject({
      attachPolicyARNs: z.array(policyArn).max(20).optional(),
      withAddonPolicies: addonPolicies.optional(),
    })
    .optional(),
});
