import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import {
  environmentsChannelsExtensionPoint,
  type NotificationChannel,
} from '@eks-environments/plugin-environments-node';
import { Deliveries } from './__testUtils__/Deliveries';
import { messageOf } from './__testUtils__/message';
import { user } from './__testUtils__/people';
import { SesServer } from './__testUtils__/SesServer';
import { environmentsModuleAwsNotifications } from './module';

jest.setTimeout(30_000);

const topicArn = 'arn:aws:sns:eu-west-1:111122223333:environments';

async function start(notifications?: JsonObject) {
  const channels: NotificationChannel[] = [];
  const data = {
    app: { baseUrl: 'https://portal.example.com' },
    aws: { mainAccount: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' } },
    environments: { ...(notifications && { notifications }) },
  };
  await startTestBackend({
    extensionPoints: [
      [environmentsChannelsExtensionPoint, { addChannel: channel => channels.push(channel) }],
    ],
    features: [
      environmentsModuleAwsNotifications,
      mockServices.rootConfig.factory({ data }),
      catalogServiceMock.factory({ entities: [user('dana', 'dana@example.com')] }),
    ],
  });
  return channels;
}

describe('The module', () => {
  it('registers what is configured and nothing else', async () => {
    expect(await start()).toEqual([]);
    const ids = (await start({ sns: { topicArn } })).map(channel => channel.id);
    expect(ids).toEqual(['sns']);
  });

  it('brings a message from the outbox to a mail box', async () => {
    const ses = await SesServer.start();
    const from = 'portal@example.com';
    const channels = await start({
      ses: { from, region: 'eu-west-1', endpoint: ses.url },
      sns: { topicArn },
    });
    expect(channels.map(channel => channel.id)).toEqual(['ses', 'sns']);
    await channels[0].deliver(messageOf(), new Deliveries().contextOf(messageOf()));
    expect(await ses.mails()).toMatchObject([{ from, destination: { to: ['dana@example.com'] } }]);
    await ses.stop();
  });

  it('stops the start on a wrong value, and on a template that cannot be used', async () => {
    await expect(start({ sns: { topicArn: 'environments' } })).rejects.toThrow(
      'environments.notifications.sns.topicArn',
    );
    await expect(
      start({ ses: { from: 'a@example.com', region: 'eu-west-1', templates: '/nowhere' } }),
    ).rejects.toThrow('environments.notifications.ses.templates');
  });
});
