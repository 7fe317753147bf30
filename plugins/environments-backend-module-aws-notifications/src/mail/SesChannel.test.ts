import { SESClient } from '@aws-sdk/client-ses';
import { mockServices } from '@backstage/backend-test-utils';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { EnvironmentMessage } from '@eks-environments/plugin-environments-node';
import { Deliveries } from '../__testUtils__/Deliveries';
import { Gate, type Refusal } from '../__testUtils__/Gate';
import { messageOf } from '../__testUtils__/message';
import { group, user } from '../__testUtils__/people';
import { SesServer } from '../__testUtils__/SesServer';
import { clientConfig } from '../aws';
import { CatalogRecipients } from '../recipients/CatalogRecipients';
import { MissingAddresses } from '../recipients/MissingAddresses';
import { MailTemplates } from './MailTemplates';
import { SesChannel } from './SesChannel';

jest.setTimeout(30_000);

const rootConfig = mockServices.rootConfig({
  data: { aws: { mainAccount: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' } } },
});
const crowd = Array.from({ length: 120 }, (_, n) => `person-${n}`);
const entities = [
  user('dana', 'dana@example.com'),
  user('lee', 'Lee@example.com'),
  user('lee-too', 'lee@example.com'),
  user('pat'),
  group('team-a', ['dana', 'lee', 'lee-too', 'pat'], ['leads']),
  group('leads', ['lee']),
  ...crowd.map(name => user(name, `${name}@example.com`)),
  group('everybody', crowd),
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
  let deliveries: Deliveries;

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
    deliveries = new Deliveries();
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
      metrics: { attempted },
      logger,
    });
  }
  const deliver = (to: SesChannel, message: EnvironmentMessage, signal?: AbortSignal) =>
    to.deliver(message, deliveries.contextOf(message, signal));
  const receivers = async () => (await ses.mails()).flatMap(mail => mail.destination.to).sort();

  it('reaches each person once, each in a mail of their own', async () => {
    const message = messageOf({
      recipients: ['group:default/team-a', 'user:default/dana', 'group:default/leads'],
    });
    await deliver(channel({ replyTo: 'help@example.com' }), message);
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
    await deliver(to, messageOf({ recipients, except }));
    await deliver(to, messageOf({ recipients, except, id: 'm-2' }));
    expect(await receivers()).toEqual(['dana@example.com', 'dana@example.com']);
    expect(logger.warn.mock.calls).toEqual([
      [expect.stringContaining('No mails for user:default/pat')],
    ]);
    expect(missing.count).toBe(1);
    expect(deliveries.unreachable).toEqual([['user:default/pat']]);
  });

  it('is delivered where nobody has an address: trying again would not help', async () => {
    await deliver(channel(), messageOf({ recipients: ['user:default/pat'] }));
    expect(gate.calls).toEqual([]);
  });

  it('that comes again reaches only those who did not get it', async () => {
    const to = channel();
    const message = messageOf({ recipients: ['group:default/team-a'] });
    gate.refuse = address => (address === 'Lee@example.com' ? down : undefined);
    await expect(deliver(to, message)).rejects.toThrow(
      'Amazon SES failed: ServiceUnavailable (503): Come back later',
    );
    expect(await receivers()).toEqual(['dana@example.com']);
    expect(gate.calls.filter(address => address === 'Lee@example.com')).toHaveLength(2);
    gate.refuse = () => undefined;
    await deliver(to, message);
    await deliver(to, message);
    expect(await receivers()).toEqual(['Lee@example.com', 'dana@example.com']);
    await deliver(to, { ...message, id: 'm-2' });
    expect(await receivers()).toHaveLength(4);
  });

  it('to many goes to some at a time, on any replica, and to each once', async () => {
    const message = messageOf({ recipients: ['group:default/everybody'] });
    gate.refuse = address => (/-(3|77)@/.test(address) ? rejected : undefined);
    const results: unknown[] = [];
    for (let n = 0; n < 4; n += 1) results.push(await deliver(channel(), message));
    expect(results).toEqual(['unfinished', 'unfinished', undefined, undefined]);
    const others = crowd.filter(name => !/-(3|77)$/.test(name));
    expect(await receivers()).toEqual(others.map(name => `${name}@example.com`).sort());
    expect(gate.calls).toHaveLength(crowd.length);
    expect(logger.warn).toHaveBeenCalledTimes(2);
  });

  it('to many goes on, on any replica, where it failed', async () => {
    const message = messageOf({ recipients: ['group:default/everybody'] });
    let failures = 0;
    gate.refuse = address => {
      if (address !== 'person-20@example.com' || failures === 2) return undefined;
      failures += 1;
      return down;
    };
    await expect(deliver(channel(), message)).rejects.toThrow('ServiceUnavailable');
    const before = (await receivers()).length;
    expect(before).toBeGreaterThan(10);
    for (let n = 0; n < 3; n += 1) await deliver(channel(), message);
    expect(await receivers()).toEqual(crowd.map(name => `${name}@example.com`).sort());
  });

  it('that SES refuses for one keeps the others from nothing', async () => {
    gate.refuse = address => (address === 'dana@example.com' ? rejected : undefined);
    await deliver(channel(), messageOf({ recipients: ['group:default/team-a'] }));
    expect(await receivers()).toEqual(['Lee@example.com']);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(/^user:default\/dana does not get message .* MessageRejected \(400\)/),
    );
    expect(attempted.mock.calls.flat().sort()).toEqual(['rejected', 'sent']);
    expect(JSON.stringify(logger.warn.mock.calls)).not.toMatch(/@/);
  });

  it('that SES refuses for all fails, and says why without an address', async () => {
    gate.refuse = () => rejected;
    const refused = deliver(channel(), messageOf());
    await expect(refused).rejects.toThrow(
      'Amazon SES failed: MessageRejected (400): Email address is not verified: [address] (Dana [address]',
    );
    await expect(refused).rejects.not.toThrow(/@/);
  });

  it('that SES begins to refuse for all is kept for those who did not get it', async () => {
    const message = messageOf({ recipients: ['group:default/everybody'] });
    await deliver(channel(), message);
    const before = await receivers();
    gate.refuse = () => rejected;
    await expect(deliver(channel(), message)).rejects.toThrow('MessageRejected');
    expect(await receivers()).toEqual(before);
    gate.refuse = () => undefined;
    for (let n = 0; n < 2; n += 1) await deliver(channel(), message);
    expect(await receivers()).toEqual(crowd.map(name => `${name}@example.com`).sort());
  });

  it('is done where SES refuses it only for the last one', async () => {
    const message = messageOf({ recipients: ['group:default/team-a'] });
    gate.refuse = address => (address === 'Lee@example.com' ? down : undefined);
    await expect(deliver(channel(), message)).rejects.toThrow('ServiceUnavailable');
    gate.refuse = () => rejected;
    for (let n = 0; n < 2; n += 1) await deliver(channel(), message);
    expect(await receivers()).toEqual(['dana@example.com']);
    expect(logger.warn).toHaveBeenCalledWith(expect.stringMatching(/^user:default\/lee does not/));
  });

  it('stops when it is broken off', async () => {
    gate.refuse = () => 'hang';
    const abort = new AbortController();
    const delivered = deliver(channel(), messageOf(), abort.signal);
    const ended = delivered.catch(error => error);
    while (gate.calls.length === 0) await new Promise(resolve => setTimeout(resolve, 5));
    abort.abort(new Error('Enough'));
    expect(await ended).toEqual(new Error('Enough'));
    expect(gate.calls).toHaveLength(1);
  });
});
