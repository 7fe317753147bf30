import { ListStacksCommand } from '@aws-sdk/client-cloudformation';
import { DescribeClusterVersionsCommand } from '@aws-sdk/client-eks';
import { OperationFailedError } from '@eks-environments/plugin-environments-node';
import { classify } from '../failures/classify';
import { textOf } from '../failures/textOf';
import type { AwsSession } from './AwsSession';

/**
 * Asks what eksctl and every operation ask first. Rights to change something only show when they are used.
 *
 * @throws OperationFailedError, of class `aws-permission` when AWS does not let us ask.
 */
export async function checkRights(session: AwsSession): Promise<void> {
  const { alias, accountId } = session.account;
  try {
    await session.call('eks', (client, options) =>
      client.send(new DescribeClusterVersionsCommand({}), options),
    );
    await session.call('cloudformation', (client, options) =>
      client.send(new ListStacksCommand({}), options),
    );
  } catch (error) {
    const text = textOf(error);
    throw new OperationFailedError({
      ...classify(text),
      message: `AWS account ${alias} (${accountId}) does not let environments be made: ${text}`,
    });
  }
}
