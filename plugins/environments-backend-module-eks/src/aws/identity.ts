import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { OperationFailedError } from '@eks-environments/plugin-environments-node';
import type { AwsSession } from './AwsSession';
import { classify } from '../failures/classify';
import { textOf } from '../failures/textOf';

/**
 * Makes sure that the credentials are those of the account.
 *
 * @throws OperationFailedError of class `configuration` for another account, else `aws-permission`, or
 * `platform` when AWS cannot be reached.
 */
export async function checkIdentity(session: AwsSession): Promise<void> {
  const { alias, accountId } = session.account;
  let account: string | undefined;
  try {
    const identity = await session.call('sts', (client, options) =>
      client.send(new GetCallerIdentityCommand({}), options),
    );
    account = identity.Account;
  } catch (error) {
    const found = classify(textOf(error));
    throw new OperationFailedError({
      class: found.class === 'unknown' ? 'aws-permission' : found.class,
      message: `AWS account ${alias} (${accountId}) cannot be used: ${textOf(error)}`,
      advice: `Ask the platform team to check the credentials of account ${accountId} under aws.accounts in the portal's configuration, and the connection to AWS.`,
      retryable: true,
    });
  }
  if (account !== accountId) {
    throw new OperationFailedError({
      class: 'configuration',
      message: `The credentials for AWS account ${alias} (${accountId}) are those of account ${account}`,
      advice:
        'Ask the platform team to correct aws.accounts or environments.eks.accounts in the portal’s configuration.',
      retryable: false,
    });
  }
}
