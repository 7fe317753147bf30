import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { readNotificationsConfig } from './readNotificationsConfig';

const ses = { from: 'Portal <portal@example.com>', region: 'eu-west-1' };
const topicArn = 'arn:aws:sns:eu-central-1:111122223333:environments.fifo';

function read(notifications: JsonObject | undefined) {
  const data = {
    app: { title: 'Environments', baseUrl: 'https://portal.example.com/' },
    environments: {
      eks: { accounts: { development: { accountId: '111122223333', regions: ['eu-west-1'] } } },
      ...(notifications && { notifications }),
    },
  };
  return readNotificationsConfig(mockServices.rootConfig({ data }));
}

describe('environments.notifications', () => {
  it('has no channel unless it is configured, and leaves what is of others alone', () => {
    const portal = { title: 'Environments', url: 'https://portal.example.com' };
    expect(read(undefined)).toEqual({ portal });
    expect(read({ somethingElse: true })).toEqual({ portal });
  });

  it('takes the account by its alias or its id, and the region of a topic from its ARN', () => {
    expect(read({ ses: { ...ses, account: 'development' }, sns: { topicArn } })).toMatchObject({
      ses: { ...ses, accountId: '111122223333' },
      sns: { topicArn, region: 'eu-central-1' },
    });
    expect(read({ ses: { ...ses, account: '999988887777' } }).ses).toEqual({
      ...ses,
      accountId: '999988887777',
    });
  });

  it.each<[string, JsonObject]>([
    ['ses.from', { ses: { region: 'eu-west-1' } }],
    ['ses.from', { ses: { ...ses, from: 'Portal' } }],
    ['ses.from', { ses: { ...ses, from: 'Pörtal <portal@example.com>' } }],
    ['ses.from', { ses: { ...ses, from: 'Portal <portal@example.com>\r\nBcc: a@b.c' } }],
    ['ses.from', { ses: { ...ses, from: 'a@example.com, b@example.com' } }],
    ['ses.region', { ses: { ...ses, region: 'Ireland' } }],
    ['ses.account', { ses: { ...ses, account: 'production' } }],
    ['ses.account', { ses: { ...ses, account: 111122223333 } }],
    ['ses.replyTo', { ses: { ...ses, replyTo: 'nobody' } }],
    ['ses.configurationSet', { ses: { ...ses, configurationSet: 'a b' } }],
    ['ses.endpoint', { ses: { ...ses, endpoint: 'localhost:8005' } }],
    ['ses.templates', { ses: { ...ses, templates: '' } }],
    ['ses.template', { ses: { ...ses, template: 'x' } }],
    ['sns.topicArn', { sns: {} }],
    ['sns.topicArn', { sns: { topicArn: 'arn:aws:sqs:eu-west-1:111122223333:queue' } }],
    ['sns.endpoint', { sns: { topicArn, endpoint: 'file:///tmp' } }],
  ])('names %s where it is wrong: %j', (key, notifications) => {
    expect(() => read(notifications)).toThrow(`environments.notifications.${key} `);
  });
});
