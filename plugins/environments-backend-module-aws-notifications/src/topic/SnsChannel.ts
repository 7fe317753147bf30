import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type {
  EnvironmentMessage,
  NotificationChannel,
} from '@eks-environments/plugin-environments-node';
import { awsFailure } from '../aws';
import type { Portal } from '../config/NotificationsConfig';
import { documentOf } from './document';

/**
 * One topic of Amazon SNS, for machines: a JSON document for each message. A FIFO topic publishes a message
 * that comes again within five minutes once; others publish it again, under the same id.
 */
export class SnsChannel implements NotificationChannel {
  readonly id = 'sns';
  readonly title = 'A topic (Amazon SNS)';
  readonly #options: { client: SNSClient; topicArn: string; portal: Portal };

  constructor(options: { client: SNSClient; topicArn: string; portal: Portal }) {
    this.#options = options;
  }

  async deliver(message: EnvironmentMessage, { signal }: { signal: AbortSignal }): Promise<void> {
    const { client } = this.#options;
    try {
      await client.send(this.#command(message), { abortSignal: signal });
    } catch (error) {
      signal.throwIfAborted();
      throw awsFailure('Amazon SNS', error);
    }
  }

  #command(message: EnvironmentMessage): PublishCommand {
    const { topicArn, portal } = this.#options;
    const text = (value: string) => ({ DataType: 'String', StringValue: value });
    return new PublishCommand({
      TopicArn: topicArn,
      Message: JSON.stringify(documentOf(message, portal)),
      MessageAttributes: {
        event: text(message.event),
        ...(message.environment && { environmentId: text(message.environment.id) }),
      },
      ...(topicArn.endsWith('.fifo') && {
        MessageDeduplicationId: message.id,
        MessageGroupId: message.environment?.id ?? message.event,
      }),
    });
  }
}
