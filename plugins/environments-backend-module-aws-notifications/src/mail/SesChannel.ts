import { SendEmailCommand, type SESClient } from '@aws-sdk/client-ses';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  EnvironmentMessage,
  NotificationChannel,
} from '@eks-environments/plugin-environments-node';
import { awsFailure } from '../aws';
import type { SesConfig } from '../config/NotificationsConfig';
import type { Recipient, Recipients } from '../recipients/CatalogRecipients';
import type { MissingAddresses } from '../recipients/MissingAddresses';
import type { MailMetrics } from './MailMetrics';
import type { Mail, MailTemplates } from './MailTemplates';
import type { SentMails } from './SentMails';

/** Mails of one message that are under way at once. */
const atOnce = 4;
/** How SES says that it will not take this mail, however often it is given to it. */
const refusals = ['MessageRejected', 'InvalidParameterValue'];

export interface SesChannelOptions {
  client: SESClient;
  config: Pick<SesConfig, 'from' | 'replyTo' | 'configurationSet'>;
  recipients: Recipients;
  templates: MailTemplates;
  missing: MissingAddresses;
  sent: SentMails;
  metrics: MailMetrics;
  logger: LoggerService;
}

/**
 * Mail through Amazon SES, one to each person. A message that is delivered again is sent only to those whom
 * this process has not sent it yet.
 */
export class SesChannel implements NotificationChannel {
  readonly id = 'ses';
  readonly title = 'Mail (Amazon SES)';
  readonly optional = true;
  readonly #options: SesChannelOptions;

  constructor(options: SesChannelOptions) {
    this.#options = options;
  }

  async deliver(message: EnvironmentMessage, { signal }: { signal: AbortSignal }): Promise<void> {
    const { recipients, missing, sent, templates, logger } = this.#options;
    const people = await recipients.resolve(message.recipients, message.except);
    people.forEach(person => missing.note(person));
    const envelopes = envelopesOf(people);
    const waiting = envelopes.filter(({ address }) => !sent.has(message.id, address));
    if (waiting.length === 0) return;

    const mail = templates.render(message);
    const refused = await this.#sendAll(message, mail, waiting, signal);
    if (refused.length === 0) return;
    // Were all refused, the reason is rather ours: a sender or an account that SES does not know.
    if (refused.length === envelopes.length) throw refused[0].reason;
    for (const { ref, reason } of refused) {
      logger.warn(`${ref} does not get message ${message.id} by mail. ${reason.message}`);
    }
  }

  /** Answers whom SES refuses. Throws at the first failure of another sort, and sends no more. */
  async #sendAll(
    message: EnvironmentMessage,
    mail: Mail,
    envelopes: Envelope[],
    signal: AbortSignal,
  ): Promise<Array<{ ref: string; reason: Error }>> {
    const refused: Array<{ ref: string; reason: Error }> = [];
    const queue = [...envelopes];
    const work = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        signal.throwIfAborted();
        const reason = await this.#send(message, mail, next.address, signal);
        if (reason) refused.push({ ref: next.ref, reason });
      }
    };
    const workUntilFailure = () =>
      work().catch(error => {
        queue.length = 0;
        throw error;
      });
    const workers = await Promise.allSettled(Array.from({ length: atOnce }, workUntilFailure));
    const failure = workers.find(worker => worker.status === 'rejected');
    if (failure) throw failure.reason;
    return refused;
  }

  /** Answers why SES refuses it, if it does. */
  async #send(
    message: EnvironmentMessage,
    mail: Mail,
    address: string,
    signal: AbortSignal,
  ): Promise<Error | undefined> {
    const { client, sent, metrics } = this.#options;
    try {
      await client.send(this.#command(message, mail, address), { abortSignal: signal });
    } catch (error) {
      signal.throwIfAborted();
      const refused = refusals.includes((error as Error).name);
      metrics.attempted(refused ? 'rejected' : 'failed');
      const reason = awsFailure('Amazon SES', error);
      if (refused) return reason;
      throw reason;
    }
    sent.add(message.id, address);
    metrics.attempted('sent');
    return undefined;
  }

  #command(message: EnvironmentMessage, mail: Mail, address: string): SendEmailCommand {
    const { from, replyTo, configurationSet } = this.#options.config;
    const utf8 = (text: string) => ({ Data: text, Charset: 'UTF-8' });
    return new SendEmailCommand({
      Source: from,
      Destination: { ToAddresses: [address] },
      ...(replyTo && { ReplyToAddresses: [replyTo] }),
      ...(configurationSet && { ConfigurationSetName: configurationSet }),
      Message: {
        Subject: utf8(mail.subject),
        Body: { Html: utf8(mail.html), Text: utf8(mail.text) },
      },
      Tags: [{ Name: 'event', Value: message.event }],
    });
  }
}

interface Envelope {
  ref: string;
  address: string;
}

/** One for each address, though several people may share it. */
function envelopesOf(people: Recipient[]): Envelope[] {
  const byAddress = new Map<string, Envelope>();
  for (const { ref, address } of people) {
    if (address === undefined) continue;
    const key = address.toLocaleLowerCase('en-US');
    if (!byAddress.has(key)) byAddress.set(key, { ref, address });
  }
  return [...byAddress.values()];
}
