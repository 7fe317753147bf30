import { CreateTopicCommand, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { RunningSimulator } from '../server/startSimulator.ts';
import { stopSimulators, testSimulator } from '../testing/simulators.ts';

let simulator: RunningSimulator;
let sns: SNSClient;

beforeEach(async () => {
  simulator = await testSimulator();
  sns = new SNSClient({
    region: 'eu-west-1',
    endpoint: simulator.url,
    maxAttempts: 1,
    credentials: { accessKeyId: 'AKIASIM111122223333', secretAccessKey: 'simulated' },
  });
});
afterEach(stopSimulators);

const createTopic = async (Name: string) =>
  (await sns.send(new CreateTopicCommand({ Name }))).TopicArn;

describe('SNS, asked by the AWS SDK', () => {
  it('takes what is published to a topic, with its attributes', async () => {
    const TopicArn = await createTopic('environments');
    expect(TopicArn).toBe('arn:aws:sns:eu-west-1:111122223333:environments');
    expect(await createTopic('environments')).toBe(TopicArn);
    const { MessageId } = await sns.send(
      new PublishCommand({
        TopicArn,
        Message: '{"a": "<ü>"}',
        MessageAttributes: {
          event: { DataType: 'String', StringValue: 'ready' },
          owner: { DataType: 'String', StringValue: 'team-a' },
        },
      }),
    );
    expect(await simulator.client.published(TopicArn)).toMatchObject([
      {
        messageId: MessageId,
        message: '{"a": "<ü>"}',
        attributes: { event: 'ready', owner: 'team-a' },
      },
    ]);
    expect(await simulator.client.published('arn:aws:sns:eu-west-1:111122223333:other')).toEqual(
      [],
    );
  });

  it('takes a message of a FIFO topic once, and refuses one that cannot be told apart', async () => {
    const TopicArn = await createTopic('environments.fifo');
    const publish = (MessageDeduplicationId?: string) =>
      sns.send(
        new PublishCommand({ TopicArn, Message: 'x', MessageGroupId: 'g', MessageDeduplicationId }),
      );
    const first = await publish('m-1');
    expect((await publish('m-1')).MessageId).toBe(first.MessageId);
    await publish('m-2');
    expect(await simulator.client.published(TopicArn)).toMatchObject([
      { deduplicationId: 'm-1', groupId: 'g' },
      { deduplicationId: 'm-2' },
    ]);
    await expect(publish()).rejects.toThrow('MessageDeduplicationId');
  });

  it('knows no other topics, and fails as planned', async () => {
    const elsewhere = 'arn:aws:sns:eu-west-1:111122223333:nowhere';
    await expect(
      sns.send(new PublishCommand({ TopicArn: elsewhere, Message: 'x' })),
    ).rejects.toMatchObject({ name: 'NotFoundException' });
    const TopicArn = await createTopic('environments');
    const publish = () => sns.send(new PublishCommand({ TopicArn, Message: 'x' }));
    await simulator.client.addFault({ operation: 'sns:Publish', effect: { type: 'throttle' } });
    await expect(publish()).rejects.toMatchObject({ name: 'ThrottledException' });
    await publish();
    expect(await simulator.client.published()).toHaveLength(1);
  });
});
