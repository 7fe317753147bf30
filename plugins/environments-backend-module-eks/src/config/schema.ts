import { z } from 'zod/v4';
import { compileSecretPattern } from '../guardrails/secretPatterns';
import { parseCidr } from '../manifest/cidr';
import { checkTag, reservedTagPrefixes } from '../manifest/tags';
import { accessSchema, checkMappedAccount } from './accessSchema';
import {
  defaultInstanceTypes,
  defaultMaxNodes,
  defaultPolicyArns,
  defaultVersions,
} from './guardrailDefaults';

// A value that comes from an environment variable is text, whatever it stands for.
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform(text => text === 'true')]);
const wholeNumber = (least: number, most: number) =>
  z.preprocess(
    value => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? +value : value),
    z.number().int().min(least).max(most),
  );

const region = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'is no AWS region');
const zone = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, 'is no availability zone');

const account = z.strictObject({
  accountId: z
    .string('must be twelve digits in quotes')
    .regex(/^\d{12}$/, 'must be twelve digits in quotes'),
  title: z.string().min(1).max(100).optional(),
  regions: z.array(region).min(1),
  availabilityZones: z
    .record(region, z.array(zone).min(2).max(6))
    .refine(
      byRegion =>
        Object.entries(byRegion).every(([name, zones]) =>
          zones.every(item => item.slice(0, -1) === name),
        ),
      'must list zones of the region they stand under',
    )
    .default({}),
  cloudFormationRoleArn: z
    .string()
    .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/, 'is no ARN of an IAM role')
    .optional(),
});

const requiredTags = z
  .record(z.string(), z.string())
  .superRefine((tags, context) => {
    for (const [key, value] of Object.entries(tags)) {
      const reserved = reservedTagPrefixes.find(prefix => key.toLowerCase().startsWith(prefix));
      const problem = reserved ? `A tag must not begin with "${reserved}".` : checkTag(key, value);
      if (problem) {
        context.addIssue({ code: 'custom', path: [key], message: problem });
      }
    }
  })
  .refine(tags => Object.keys(tags).length <= 20, 'must hold at most 20 tags');

const guardrails = z.strictObject({
  versions: z
    .array(
      z
        .string('must be text: put the version in quotes')
        .regex(/^1\.\d{2}$/, 'must look like "1.34"'),
    )
    .min(1)
    .default(defaultVersions),
  supportTypes: z
    .array(z.enum(['STANDARD', 'EXTENDED']))
    .min(1)
    .default(['STANDARD']),
  instanceTypes: z
    .array(z.string().regex(/^[a-z0-9*-]+\.[a-z0-9*-]+$/, 'must look like "m6i.*"'))
    .min(1)
    .default(defaultInstanceTypes),
  maxNodes: wholeNumber(1, 450).default(defaultMaxNodes),
  names: z
    .array(z.string().regex(/^[a-z0-9*-]{1,40}$/, 'must look like "team-a-*"'))
    .min(1)
    .optional(),
  requiredTags: requiredTags.default({}),
  forbidden: z
    .array(
      z.string().regex(/^[\w*/:-]+(\.[\w*/:-]+)*$/, 'must look like "managedNodeGroups.*.taints"'),
    )
    .default([]),
  publicAccessCidrs: z
    .array(z.string().refine(text => parseCidr(text) !== undefined, 'is no IPv4 range'))
    .min(1)
    .max(40)
    .optional(),
  policyArns: z
    .array(
      z
        .string()
        .regex(
          /^arn:aws[a-z-]*:iam::(aws|\d{12}):policy\/[\w+=,.@/-]{1,512}$/,
          'is no ARN of an IAM policy',
        ),
    )
    .default(defaultPolicyArns),
  secretPatterns: z
    .array(
      z
        .string()
        .min(1)
        .max(500)
        .transform((source, context) => {
          const pattern = compileSecretPattern(source);
          if (!pattern) {
            context.addIssue({
              code: 'custom',
              message: 'must be a regular expression of RE2 that finds nothing in an empty text',
            });
          }
          return pattern ?? z.NEVER;
        }),
    )
    .max(50)
    .default([]),
});

/** `environments.eks` as people write it. */
export const eksConfigSchema = z
  .strictObject({
    simulator: flag.default(false),
    eksctl: z.strictObject({ path: z.string().min(1).default('eksctl') }).prefault({}),
    concurrencyLimit: wholeNumber(1, 20).default(4),
    defaultAccount: z.string().optional(),
    accounts: z
      .record(
        z
          .string()
          .regex(
            /^[a-z][a-z0-9-]{0,39}$/,
            'must be 1 to 40 lower-case letters, digits and hyphens',
          ),
        account,
      )
      .refine(accounts => Object.keys(accounts).length > 0, 'must name at least one AWS account'),
    guardrails: guardrails.prefault({}),
    access: accessSchema,
  })
  .refine(
    config =>
      config.defaultAccount === undefined || Object.hasOwn(config.accounts, config.defaultAccount),
    {
      path: ['defaultAccount'],
      message: 'is none of environments.eks.accounts',
    },
  )
  .superRefine(({ access, accounts }, context) => {
    for (const [index, mapping] of access.entries()) {
      const problem = checkMappedAccount(mapping, accounts);
      if (problem) {
        context.addIssue({
          code: 'custom',
          path: ['access', index, problem.key],
          message: problem.message,
        });
      }
    }
  });
