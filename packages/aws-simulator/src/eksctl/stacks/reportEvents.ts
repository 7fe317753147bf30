import { quote } from '../output/quote.ts';
import type { Tool } from '../Tool.ts';

/** Prints a failed stack's events, newest first, as eksctl does. */
export async function reportEvents({ logger, cloudFormation }: Tool, stack: string): Promise<void> {
  logger.info('fetching stack events in attempt to troubleshoot the root cause of the failure');
  for (const event of await cloudFormation.events(stack)) {
    const what = `${event.ResourceType}/${event.LogicalResourceId}: ${event.ResourceStatus}`;
    const text = event.ResourceStatusReason
      ? `${what} – ${quote(event.ResourceStatusReason)}`
      : what;
    if (event.ResourceType === 'AWS::CloudFormation::Stack') {
      continue;
    }
    if (event.ResourceStatus === 'CREATE_FAILED') {
      logger.critical(text);
    } else if (event.ResourceStatus?.startsWith('DELETE_')) {
      logger.warning(text);
    } else {
      logger.debug(text);
    }
  }
}
