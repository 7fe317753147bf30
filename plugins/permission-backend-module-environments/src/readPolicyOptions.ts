import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { formatLifetime, parseLifetime } from '@eks-environments/plugin-environments-common';
import { z } from 'zod/v4';

/** `environments.policy`, as the decisions need it. @public */
export interface EnvironmentsPolicyOptions {
  /** The answer to other plugins' permissions, for people who are signed in. */
  otherwise: 'allow' | 'deny';
  /** Entity refs, as `ownershipEntityRefs` has them. */
  platformAdmins: string[];
  /** What needs no approval; undefined means that everything does. */
  skipApproval?: {
    types: string[];
    /** ISO 8601 in days, hours and minutes. */
    lifetimeAtMost?: string;
    nodesAtMost?: number;
    /** USD a month. */
    costAtMost?: number;
  };
}

const root = 'environments.policy';
const entityRef = z.string().regex(/^(group|user):[a-z0-9._-]+\/[a-z0-9._-]+$/, {
  error: 'must be a full entity ref in lower case, for example group:default/platform-admins',
});
const schema = z.strictObject({
  otherwise: z.enum(['allow', 'deny']).default('allow'),
  platformAdmins: z.array(entityRef).default([]),
  skipApproval: z
    .strictObject({
      types: z.array(z.enum(['temporary', 'permanent'])).min(1),
      lifetimeAtMost: z.unknown(),
      nodesAtMost: z.number().int().min(0).optional(),
      costAtMost: z.number().min(0).optional(),
    })
    .optional(),
});

/**
 * Reads `environments.policy`.
 *
 * @throws InputError with the names of the wrong keys.
 * @public
 */
export function readPolicyOptions(config: Config): EnvironmentsPolicyOptions {
  const result = schema.safeParse(config.getOptional(root) ?? {});
  if (!result.success) {
    const problems = result.error.issues.map(
      ({ path, message }) => `${[root, ...path].join('.')}: ${message}`,
    );
    throw new InputError(`Wrong configuration: ${problems.join('; ')}`);
  }
  const { skipApproval, ...rest } = result.data;
  if (!skipApproval) return rest;
  const { lifetimeAtMost, ...limits } = skipApproval;
  const lifetime = lifetimeAtMost === undefined ? undefined : readLifetime(config);
  return {
    ...rest,
    skipApproval: { ...limits, ...(lifetime !== undefined && { lifetimeAtMost: lifetime }) },
  };
}

function readLifetime(config: Config): string {
  const key = `${root}.skipApproval.lifetimeAtMost`;
  const duration = readDurationFromConfig(config, { key });
  const lifetime = formatLifetime(durationToMilliseconds(duration));
  // What is written longer than this, the rule of the permission would refuse each time it is asked.
  if (parseLifetime(lifetime) === undefined) {
    throw new InputError(`Wrong configuration: ${key}: must be at most 9999 days`);
  }
  return lifetime;
}
