import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { z } from 'zod/v4';
import type { NotificationsConfig } from './NotificationsConfig';
import { notificationsSchema } from './schema';

const root = 'environments.notifications';
const accountsKey = 'environments.eks.accounts';

/**
 * Reads `environments.notifications.ses` and `.sns`.
 *
 * @throws InputError with the names of all wrong keys. Values are left out.
 */
export function readNotificationsConfig(config: RootConfigService): NotificationsConfig {
  const result = notificationsSchema.safeParse(config.getOptional(root) ?? {});
  if (!result.success) {
    throw new InputError(`Wrong configuration: ${result.error.issues.map(describe).join('; ')}`);
  }
  const { ses, sns } = result.data;
  return {
    portal: {
      title: config.getOptionalString('app.title') ?? 'Backstage',
      url: config.getString('app.baseUrl').replace(/\/+$/, ''),
    },
    ...(ses && { ses: withAccount(ses, config) }),
    ...(sns && { sns: { ...sns, region: sns.topicArn.split(':')[3] } }),
  };
}

function withAccount<T extends { account?: string }>(
  { account, ...ses }: T,
  config: RootConfigService,
): Omit<T, 'account'> & { accountId?: string } {
  if (account === undefined) return ses;
  if (/^\d{12}$/.test(account)) return { ...ses, accountId: account };
  const aliases = config.getOptionalConfig(accountsKey);
  if (!aliases?.keys().includes(account)) {
    throw new InputError(
      `Wrong configuration: ${root}.ses.account is neither one of ${accountsKey} nor twelve digits`,
    );
  }
  return { ...ses, accountId: aliases.getConfig(account).getString('accountId') };
}

function describe(issue: z.core.$ZodIssue): string {
  const key = [root, ...issue.path].join('.');
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map(name => `${key}.${name} is no known key`).join('; ')
    : `${key} ${issue.message.replace('Invalid input: ', '')}`;
}
