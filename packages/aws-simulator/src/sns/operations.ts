import { AwsError } from '../protocols/AwsError.ts';
import { asObject, asText, type JsonObject } from '../protocols/json.ts';
import type { Operation } from '../server/Operation.ts';

const mostBytes = 256 * 1024;
const name = /^[\w-]{1,256}(\.fifo)?$/;

const invalid = (message: string) =>
  new AwsError('InvalidParameter', `Invalid parameter: ${message}`);

/** SNS has topics and takes what is published to them. Nobody is subscribed. */
export const snsOperations: Record<string, Operation> = {
  CreateTopic(input, { region }) {
    const topic = String(input.Name);
    if (!name.test(topic)) {
      throw invalid('Topic Name');
    }
    if (!region.state.topics.includes(topic)) {
      region.state.topics.push(topic);
      region.changed();
    }
    return { TopicArn: region.arn('sns', topic) };
  },

  Publish(input, { region, publish }) {
    const topicArn = String(input.TopicArn);
    const topic = region.state.topics.find(item => region.arn('sns', item) === topicArn);
    if (topic === undefined) {
      throw new AwsError('NotFound', 'Topic does not exist', 404);
    }
    const message = String(input.Message ?? '');
    if (message === '') {
      throw invalid('Empty message');
    }
    if (Buffer.byteLength(message) > mostBytes) {
      throw invalid('Message too long');
    }
    const groupId = asText(input.MessageGroupId);
    const deduplicationId = asText(input.MessageDeduplicationId);
    if (topic.endsWith('.fifo') && (groupId === undefined || deduplicationId === undefined)) {
      throw invalid(
        'The MessageGroupId and MessageDeduplicationId parameters are required for FIFO topics',
      );
    }
    if (!topic.endsWith('.fifo') && deduplicationId !== undefined) {
      throw invalid('MessageDeduplicationId Reason: not valid for this topic type');
    }
    const attributes = attributesOf(asObject(input.MessageAttributes).entry);
    return {
      MessageId: publish({ topicArn, message, attributes, groupId, deduplicationId }),
    };
  },
};

function attributesOf(entries: JsonObject[string]): Record<string, string> {
  return Object.fromEntries(
    (Array.isArray(entries) ? entries : []).map(asObject).map(entry => {
      const value = asObject(entry.Value);
      if (value.DataType === undefined || value.StringValue === undefined) {
        throw invalid(`The message attribute '${entry.Name}' has no text`);
      }
      return [String(entry.Name), String(value.StringValue)];
    }),
  );
}
