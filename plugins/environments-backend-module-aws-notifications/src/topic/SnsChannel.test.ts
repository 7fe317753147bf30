import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { mockServices } from '@backstage/backend-test-utils';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { startSimulator, type RunningSimulator } from '@eks-environments/aws-simulator';
import Ajv from 'ajv/dist/2020';
import { messageOf } from '../__testUtils__/message';
import { clientConfig } from '../aws';
import { exampleMessages } from '../mail/exampleMessages';
import schema from '../../schemas/environment-message.v1.schema.json';
import { SnsChannel } from './SnsChannel';

jest.setTimeout(30_000);

const rootConfig = mockServices.rootConfig({
  data: {
    aws: {
      accounts: [{ accountId: '111122223333', accessKeyId: 'AKIATEST', secretAccessKey: 'test' }],
    },
  },
});
const portal = { title: 'Environments', url: 'https://portal.example.com' };
const signal = new AbortController().signal;

describe('A topic of Amazon SNS', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sns-channel-'));
  let simulator: RunningSimulator;
  let client: SNSClient;

  beforeAll(async () => {
    simulator = await startSimulator({ dataDir });
    const credentials = DefaultAwsCredentialsManager.fromConfig(rootConfig);
    const accountId = '111122223333';
    client = new SNSClient(
      clientConfig({ region: 'eu-west-1', endpoint: simulator.url, credentials, accountId }),
    );
  });
  afterEach(() => simulator.client.removeFaults());
  afterAll(async () => {
    client.destroy();
    await simulator.stop();
    rmSync(dataDir, { recursive: true });
  });

  async function topic(name: string) {
    const { TopicArn = '' } = await client.send(new CreateTopicCommand({ Name: name }));
    return {
      channel: new SnsChannel({ client, topicArn: TopicArn, portal }),
      published: () => simulator.client.published(TopicArn),
    };
  }

  it('gets each message as a document that its schema describes', async () => {
    const { channel, published } = await topic('documents');
    const messages = [...exampleMessages(), messageOf({ except: ['user:default/dana'] })];
    for (const message of messages) await channel.deliver(message, { signal });
    const validate = new Ajv({ strict: true, allErrors: true }).compile(schema);
    const documents = (await published()).map(({ message }) => JSON.parse(message));
    for (const document of documents) {
      expect({ valid: validate(document), errors: validate.errors }).toEqual({
        valid: true,
        errors: null,
      });
      expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(Object.keys(document)));
    }
    expect(documents).toHaveLength(messages.length);
    expect(documents.at(-1)).toEqual({
      schemaVersion: 1,
      id: messageOf().id,
      event: 'approval-needed',
      severity: 'normal',
      at: '2030-01-01T10:00:00.000Z',
      title: messageOf().title,
      text: messageOf().text,
      url: 'https://portal.example.com/environments/approvals/r-1',
      environment: { id: 'e-1', name: 'checkout-test', owner: 'group:default/team-a' },
      requestId: 'r-1',
      recipients: ['user:default/dana'],
      except: ['user:default/dana'],
    });
    expect(validate({ ...documents[0], schemaVersion: 2 })).toBe(false);
    const { environment, ...without } = documents[0];
    expect(validate(without)).toBe(false);
    const about = documents.map(({ event, environment: it }) => [event, it !== undefined]);
    expect(about.filter(([, one]) => !one)).toEqual([
      ['quota-nearly-used', false],
      ['address-missing', false],
    ]);
    expect((await published()).at(-1)).toMatchObject({
      attributes: { event: 'approval-needed', environmentId: 'e-1' },
    });
  });

  it('that is FIFO publishes a message that comes again once', async () => {
    const { channel, published } = await topic('ordered.fifo');
    await channel.deliver(messageOf(), { signal });
    await channel.deliver(messageOf(), { signal });
    await channel.deliver(
      messageOf({ id: 'm-2', event: 'quota-nearly-used', environment: undefined }),
      { signal },
    );
    expect(await published()).toMatchObject([
      { deduplicationId: messageOf().id, groupId: 'e-1' },
      { deduplicationId: 'm-2', groupId: 'quota-nearly-used' },
    ]);
  });

  it('that throttles is asked once more, and one that fails is left to the outbox', async () => {
    const { channel, published } = await topic('failing');
    const plan = (times: number) =>
      simulator.client.addFault({ operation: 'sns:Publish', times, effect: { type: 'throttle' } });
    await plan(1);
    await channel.deliver(messageOf(), { signal });
    await plan(2);
    await expect(channel.deliver(messageOf(), { signal })).rejects.toThrow(
      'Amazon SNS failed: ThrottledException (429): Rate exceeded',
    );
    expect(await published()).toHaveLength(1);
  });

  it('that does not answer is let go when the delivery is broken off', async () => {
    const { channel } = await topic('hanging');
    await simulator.client.addFault({ operation: 'sns:Publish', effect: { type: 'hang' } });
    const abort = new AbortController();
    const delivered = channel.deliver(messageOf(), { signal: abort.signal });
    const ended = delivered.catch(error => error);
    const hanging = async () =>
      (await simulator.client.calls('sns:Publish')).some(({ error }) => error === 'planned: hang');
    while (!(await hanging())) await new Promise(resolve => setTimeout(resolve, 5));
    abort.abort(new Error('Enough'));
    expect(await ended).toEqual(new Error('Enough'));
  });
});
