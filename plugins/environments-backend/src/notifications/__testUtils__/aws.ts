import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import startSes from 'aws-ses-v2-local';
import { startSimulator } from '@eks-environments/aws-simulator';
import { Gate } from './Gate';

const from = 'portal@example.com';
const aws = {
  accessKeyId: 'AKIATEST',
  secretAccessKey: 'test',
};

/** Local servers that speak as Amazon SES and Amazon SNS do, each behind a gate. */
export async function startAws() {
  const dataDir = await mkdtemp(join(tmpdir(), 'messages-'));
  const [server, simulator]: [Server, Awaited<ReturnType<typeof startSimulator>>] =
    await Promise.all([startSes({ host: '127.0.0.1', port: 0 }), startSimulator({ dataDir })]);
  const store = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // What it keeps is the process's, not the server's.
  await fetch(`${store}/clear-store`, { method: 'POST' });
  const [ses, sns] = await Promise.all([Gate.before(store), Gate.before(simulator.url)]);
  const topicArn = await createTopic(simulator.url);
  const [, , , , accountId] = topicArn.split(':');
  return {
    ses,
    sns,
    /** Of the portal that uses them. */
    config: {
      app: { baseUrl: 'https://portal.example.com' },
      aws: { mainAccount: aws, accounts: [{ ...aws, accountId }] },
    },
    notifications: {
      ses: { from, region: 'eu-west-1', endpoint: ses.url },
      sns: { topicArn, endpoint: sns.url },
    },
    /** The subjects of the mails that were taken, in order. */
    async mailed(): Promise<string[]> {
      const { emails } = await (await fetch(`${store}/store`)).json();
      return emails.map(({ subject }: { subject: string }) => subject);
    },
    /** The titles of the messages that were published, in order. */
    async published(): Promise<string[]> {
      const messages = await simulator.client.published(topicArn);
      return messages.map(({ message }) => JSON.parse(message).title);
    },
    async stop(): Promise<void> {
      await Promise.all([ses.stop(), sns.stop(), simulator.stop()]);
      const stopped = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await stopped;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export type Aws = Awaited<ReturnType<typeof startAws>>;

async function createTopic(url: string): Promise<string> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization:
        'AWS4-HMAC-SHA256 Credential=AKIATEST/20300101/eu-west-1/sns/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: new URLSearchParams({ Action: 'CreateTopic', Version: '2010-03-31', Name: 'messages' }),
  });
  const text = await answer.text();
  const [, arn] = /<TopicArn>([^<]+)/.exec(text) ?? [];
  if (!arn) throw new Error(text);
  return arn;
}
