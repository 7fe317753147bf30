import { SendEmailCommand, type SESClient } from '@aws-sdk/client-ses';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  DeliveryContext,
  EnvironmentMessage,
  NotificationChannel,
} from '@eks-environments/plugin-environments-node';
import { awsFailure } from '../aws';
import type { SesConfig } from '../config/NotificationsConfig';
import type { Recipient, Recipients } from '../recipients/CatalogRecipients';
import type { MissingAddresses } from '../recipients/MissingAddresses';
import type { MailMetrics } from './MailMetrics';
import type { Mail, MailTemplates } from './MailTemplates';

/** Mails of one message that are under way at once. */
const atOnce = 4;
/** Mails of one message in one delivery: far from what its time is too short for, as SES takes them by default. */
const atATime = 50;
/** How SES says that it will not take this mail, however often it is given to it. */
const refusals = ['MessageRejected', 'InvalidParameterValue'];

export interface SesChannelOptions {
  client: SESClient;
  config: Pick<SesConfig, 'from' | 'replyTo' | 'configurationSet'>;
  recipients: Recipients;
  templates: MailTemplates;
  missing: MissingAddresses;
  metrics: MailMetrics;
  logger: LoggerService;
}

/**
 * Mail through Amazon SES, one to each person, some at a time. SES has no key by which it would know a mail that
 * it was given before: who was sent it is stored after each mail, and a message that is delivered again goes to
 * the others only.
 */
export class SesChannel implements NotificationChannel {
  readonly id = 'ses';
  readonly title = 'Mail (Amazon SES)';
  readonly optional = true;
  readonly #options: SesChannelOptions;

  constructor(options: SesChannelOptions) {
    this.#options = options;
  }

  async deliver(
    message: EnvironmentMessage,
    context: DeliveryContext,
  ): Promise<void | 'unfinished'> {
    const { recipients, missing, templates, logger } = this.#options;
    const people = await recipients.resolve(message.recipients, message.except);
    await missing.note(people, context);
    const settled = await context.settled();
    const waiting = envelopesOf(people).filter(({ refs }) => !refs.some(ref => settled.has(ref)));
    const next = waiting.slice(0, atATime);
    if (next.length === 0) return undefined;

    const refused = await this.#sendAll(message, templates.render(message), next, context);
    // Were all refused, the reason is rather ours: a sender or an account that SES does not know.
    const onlyTheLast = next.length === 1 && settled.size > 0;
    if (refused.length === next.length && !onlyTheLast) throw refused[0].reason;
    for (const { refs, reason } of refused) {
      logger.warn(`${refs[0]} does not get message ${message.id} by mail. ${reason.message}`);
    }
    await context.settle(refused.flatMap(({ refs }) => refs));
    return waiting.length > next.length ? 'unfinished' : undefined;
  }

  /** Answers whom SES refuses. Throws at the first failure of another sort, and sends no more. */
  async #sendAll(
    message: EnvironmentMessage,
    mail: Mail,
    envelopes: Envelope[],
    { signal, settle }: DeliveryContext,
  ): Promise<Refused[]> {
    const refused: Refused[] = [];
    const queue = [...envelopes];
    const work = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        signal.throwIfAborted();
        const reason = await this.#send(message, mail, next.address, signal);
        if (reason) refused.push({ refs: next.refs, reason });
        else await settle(next.refs);
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
    const { client, metrics } = this.#options;
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
  /** Of the people who share the address. */
  refs: string[];
  address: string;
}

interface Refused {
  refs: string[];
  reason: Error;
}

/** One for each address, though several people may share it. */
function envelopesOf(people: Recipient[]): Envelope[] {
  const byAddress = new Map<string, Envelope>();
  for (const { ref, address } of people) {
    if (address === undefined) continue;
    const key = address.toLocaleLowerCase('en-US');
    const shared = byAddress.get(key);
    if (shared) shared.refs.push(ref);
    else byAddress.set(key, { refs: [ref], address });
  }
  return [...byAddress.values()];
}
