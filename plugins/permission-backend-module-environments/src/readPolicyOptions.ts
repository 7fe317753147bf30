import { ConfigReader, readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, type JsonValue } from '@backstage/types';
import { formatLifetime, parseLifetime } from '@eks-environments/plugin-environments-common';
import { z } from 'zod/v4';
import type { EnvironmentsPolicyOptions } from './EnvironmentsPolicyOptions';

const root = 'environments.policy';

const ref = 'a full entity ref in lower case, for example group:default/platform-admins';
const refPattern = /^(group|user):[a-z0-9._-]+\/[a-z0-9._-]+$/;
const entityRef = z.string().regex(refPattern, { error: `must be ${ref}` });
const members = z
  .array(z.union([z.literal('*'), entityRef], { error: `must be '*' or ${ref}` }))
  .min(1);
const texts = z.array(z.string().min(1)).min(1);
const types = z.array(z.enum(['temporary', 'permanent'])).min(1);

const lifetime = z.unknown().transform((value, context) => {
  const text = readLifetime(value);
  if (text !== undefined) return text;
  context.addIssue({
    code: 'custom',
    message: 'must be a duration of 1 minute to 9999 days, for example { days: 7 } or P7D',
  });
  return z.NEVER;
});

const limits = {
  types: types.optional(),
  providers: texts.optional(),
  regions: texts.optional(),
  via: texts.optional(),
  lifetimeAtMost: lifetime.optional(),
  // The most that the rule of the permission takes.
  nodesAtMost: z.number().int().min(0).max(2_147_483_647).optional(),
  costAtMost: z.number().min(0).optional(),
};
const createRule = z.strictObject({
  ...limits,
  members: members.default(['*']),
  owners: z
    .union([z.literal('own'), z.array(entityRef).min(1)], {
      error: `must be 'own' or a list with ${ref}`,
    })
    .default('own'),
});
const approveRule = z.strictObject({
  ...limits,
  members: z.union([z.literal('nominated'), z.array(entityRef).min(1)], {
    error: `must be 'nominated' or a list with ${ref}`,
  }),
});
const skipApprovalRule = z.strictObject({ ...limits, types, members: members.default(['*']) });

/** One rule may stand without a list. */
const schemaFor = (skipsByList: boolean) =>
  z.strictObject({
    otherwise: z.enum(['allow', 'deny']).default('allow'),
    platformAdmins: z.array(entityRef).default([]),
    create: z.array(createRule).default([{ members: ['*'], owners: 'own' }]),
    approve: z.array(approveRule).default([{ members: 'nominated' }]),
    skipApproval: (skipsByList
      ? z.array(skipApprovalRule)
      : skipApprovalRule.transform(rule => [rule])
    ).default([]),
    quotas: z.array(entityRef).default([]),
  });

/**
 * Reads `environments.policy`.
 *
 * @throws InputError with the names of the wrong keys.
 * @public
 */
export function readPolicyOptions(config: Config): EnvironmentsPolicyOptions {
  const skips = config.getOptional(`${root}.skipApproval`);
  const result = schemaFor(Array.isArray(skips)).safeParse(config.getOptional(root) ?? {});
  if (!result.success) {
    const problems = result.error.issues.map(
      ({ path, message }) => `${[root, ...path].join('.')}: ${message}`,
    );
    throw new InputError(`Wrong configuration: ${problems.join('; ')}`);
  }
  return result.data;
}

/** Undefined for what the rule of the permission would refuse each time it is asked, and for nothing at all. */
function readLifetime(value: unknown): string | undefined {
  try {
    const config = new ConfigReader({ value: value as JsonValue });
    const milliseconds = durationToMilliseconds(readDurationFromConfig(config, { key: 'value' }));
    const text = formatLifetime(milliseconds);
    return parseLifetime(text) ? text : undefined;
  } catch {
    return undefined;
  }
}
