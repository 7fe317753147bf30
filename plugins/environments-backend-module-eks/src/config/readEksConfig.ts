import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { z } from 'zod/v4';
import type { EksConfig } from './EksConfig';
import { eksConfigSchema } from './schema';

const root = 'environments.eks';

/**
 * Reads `environments.eks`, with secure defaults for what is not set.
 *
 * @throws InputError with the names of all wrong keys. Values are left out: they may come from secrets.
 */
export function readEksConfig(rootConfig: RootConfigService): EksConfig {
  const result = eksConfigSchema.safeParse(rootConfig.getOptional(root) ?? {});
  if (!result.success) {
    throw new InputError(`Wrong configuration: ${result.error.issues.map(describe).join('; ')}`);
  }
  const { accounts, eksctl, ...rest } = result.data;
  return {
    ...rest,
    eksctlPath: eksctl.path,
    accounts: Object.entries(accounts).map(([alias, account]) => ({
      ...account,
      alias,
      title: account.title ?? alias,
    })),
  };
}

function describe(issue: z.core.$ZodIssue): string {
  const key = [root, ...issue.path].join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(name => `${key}.${name} is no known key`).join('; ');
  }
  if (issue.code === 'invalid_key') {
    return `${key} ${issue.issues.map(inner => inner.message).join(', ')}`;
  }
  return `${key} ${issue.message.replace('Invalid input: ', '')}`;
}
