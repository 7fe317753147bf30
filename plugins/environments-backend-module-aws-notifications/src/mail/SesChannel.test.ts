import { SESClient } from '@aws-sdk/client-ses';
import { mockServices } from '@backstage/backend-test-utils';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Gate, type Refusal } from '../__testUtils__/Gate';
import { messageOf } from '../__testUtils__/message';
import { group, user } from '../__testUtils__/people';
import { SesServer } from '../__testUtils__/SesServer';
import { clientConfig } from '../aws';
import { CatalogRecipients } from '../recipients/CatalogRecipients';
import { MissingAddresses } from '../recipients/MissingAddresses';
import { MailTemplates } from './MailTemplates';
import { SentMails } from './SentMails';
import { SesChannel } from './SesChannel';

jest.setTimeout(30_000);

const rootConfig = mockServices.rootConfig({
  data: { aws: { mainAccount: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' } } },
});
const entities = [
  user('dana', 'dana@example.com'),
  user('lee', 'Lee@example.com'),
  user('lee-too', 'lee@example.com'),
  user('pat'),
  group('team-a', ['dana', 'lee', 'lee-too', 'pat'], ['leads']),
  group('leads', ['lee']),
];
const down: Refusal = { status: 503, code: 'ServiceUnavailable', message: 'Come back later' };
const rejected: Refusal = {
  status: 400,
  code: 'MessageRejected',
  message: 'Email address is not verified: dana@example.com (Dana &lt;dana@example.com&gt;)',
};

describe('Mail through Amazon SES', () => {
  const logger = mockServices.logger.mock();
  let ses: SesServer;
  let gate: Gate;
  let attempted: jest.Mock;
  let missing: MissingAddresses;

  beforeAll(async () => {
    ses = await SesServer.start();
  });
  afterAll(() => ses.stop());
  beforeEach(async () => {
    jest.clearAllMocks();
    await ses.clear();
    gate = await Gate.before(ses.url);
    attempted = jest.fn();
    missing = new MissingAddresses(logger);
  });
  afterEach(() => gate.stop());

  function channel(config: { replyTo?: string; configurationSet?: string } = {}) {
    const credentials = DefaultAwsCredentialsManager.fromConfig(rootConfig);
    return new SesChannel({
      client: new SESClient(clientConfig({ region: 'eu-west-1', endpoint: gate.url, credentials })),
      config: { from: 'Portal <portal@example.com>', ...config },
      recipients: new CatalogRecipients({
        catalog: catalogServiceMock({ entities }),
        auth: mockServices.auth(),
      }),
      templates: MailTemplates.load({
        portal: { title: 'Environments', url: 'https://portal.example.com' },
      }),
      missing,
      sent: new SentMails(),
      metrics: { attempted },
      logger,
    });
  }
  const signal = new AbortController().signal;
  const receivers = async () => (await ses.mails()).flatMap(mail => mail.destination.to).sort();

  it('reaches each person once, each in a mail of their own', async () => {
    const message = messageOf({
      recipients: ['group:default/team-a', 'user:default/dana', 'group:default/leads'],
    });
    await channel({ replyTo: 'help@example.com' }).deliver(message, { signal });
    expect(await receivers()).toEqual(['Lee@example.com', 'dana@example.com']);
    for (const mail of await ses.mails()) {
      expect(mail).toMatchObject({
        from: 'Portal <portal@example.com>',
        replyTo: ['help@example.com'],
        destination: { to: [expect.any(String)], cc: [], bcc: [] },
        subject: message.title,
        body: {
          html: expect.stringContaining('<!doctype html>'),
          text: expect.stringContaining('https://portal.example.com/environments/approvals/r-1'),
        },
      });
    }
    expect(attempted.mock.calls).toEqual([['sent'], ['sent']]);
  });

  it('is one that people can do without', () => {
    expect(channel().optional).toBe(true);
  });

  it('tells nobody who is excepted, and whose address is missing once', async () => {
    const to = channel();
    const recipients = ['group:default/team-a'];
    const except = ['user:default/lee', 'user:default/lee-too'];
    await to.deliver(messageOf({ recipients, except }), { signal });
    await to.deliver(messageOf({ recipients, except, id: 'm-2' }), { signal });
    expect(await receivers()).toEqual(['dana@example.com', 'dana@example.com']);
    expect(logger.warn.mock.calls).toEqual([
      [expect.stringContaining('user:default/pat gets no mails')],
    ]);
    expect(missing.count).toBe(1);
  });

  it('is delivered where nobody has an address: trying again would not help', async () => {
    await channel().deliver(messageOf({ recipients: ['user:default/pat'] }), { signal });
    expect(gate.calls).toEqual([]);
  });

  it('that comes again reaches only those who did not get it', async () => {
    const to = channel();
    const message = messageOf({ recipients: ['group:default/team-a'] });
    gate.refuse = address => (address === 'Lee@example.com' ? down : undefined);
    await expect(to.deliver(message, { signal })).rejects.toThrow(
      'Amazon SES failed: ServiceUnavailable (503): Come back later',
    );
    expect(await receivers()).toEqual(['dana@example.com']);
    expect(gate.calls.filter(address => address === 'Lee@example.com')).toHaveLength(2);
    gate.refuse = () => undefined;
    await to.deliver(message, { signal });
    await to.deliver(message, { signal });
    expect(await receivers()).toEqual(['Lee@example.com', 'dana@example.com']);
    await to.deliver({ ...message, id: 'm-2' }, { signal });
    expect(await receivers()).toHaveLength(4);
  });

  it('that SES refuses for one keeps the others from nothing', async () => {
    gate.refuse = address => (address === 'dana@example.com' ? rejected : undefined);
    await channel().deliver(messageOf({ recipients: ['group:default/team-a'] }), { signal });
    expect(await receivers()).toEqual(['Lee@example.com']);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(/^user:default\/dana does not get message .* MessageRejected \(400\)/),
    );
    expect(attempted.mock.calls.flat().sort()).toEqual(['rejected', 'sent']);
    expect(JSON.stringify(logger.warn.mock.calls)).not.toMatch(/@/);
  });

  it('that SES refuses for all fails, and says why without an address', async () => {
    gate.refuse = () => rejected;
    const refused = channel().deliver(messageOf(), { signal });
    await expect(refused).rejects.toThrow(
      'Amazon SES failed: MessageRejected (400): Email address is not verified: [address] (Dana [address]',
    );
    await expect(refused).rejects.not.toThrow(/@/);
  });

  it('stops when it is broken off', async () => {
    gate.refuse = () => 'hang';
    const abort = new AbortController();
    const delivered = channel().deliver(messageOf(), { signal: abort.signal });
    const ended = delivered.catch(error => error);
    while (gate.calls.length === 0) await new Promise(resolve => setTimeout(resolve, 5));
    abort.abort(new Error('Enough'));
    expect(await ended).toEqual(new Error('Enough'));
    expect(gate.calls).toHaveLength(1);
  });
});

describe('The memory of what was sent', () => {
  it('has an end', () => {
    const sent = new SentMails(2);
    for (const id of ['m-1', 'm-2', 'm-3']) sent.add(id, 'dana@example.com');
    expect(['m-1', 'm-2', 'm-3'].map(id => sent.has(id, 'dana@example.com'))).toEqual([
      false,
      true,
      true,
    ]);
  });
});
