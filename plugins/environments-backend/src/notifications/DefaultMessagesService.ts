import type { Knex } from 'knex';
import type { GivenUpMessage, Page } from '@eks-environments/plugin-environments-common';
import type { Clock } from '@eks-environments/plugin-environments-node';
import { toMoment } from '../database/columns';
import {
  findDelivery,
  listGivenUp,
  sendAgain,
  type DeliveryRecord,
} from '../database/notifications/givenUp';
import type { MessageBody } from '../database/notifications/insertMessage';
import type { PageOptions } from '../environments/EnvironmentsService';
import { conflict, notFound } from '../errors';
import type { MessagesService } from './MessagesService';

/** Messages, for callers who have been judged. */
export class DefaultMessagesService implements MessagesService {
  readonly #options: { database: Knex; clock: Clock; onResent(): void };

  /** `onResent` is called when there is something to deliver. */
  constructor(options: { database: Knex; clock: Clock; onResent(): void }) {
    this.#options = options;
  }

  async list({ limit, cursor }: PageOptions): Promise<Page<GivenUpMessage>> {
    const { rows, pageInfo } = await listGivenUp(this.#options.database, { limit, cursor });
    return { items: rows.map(answerMessage), pageInfo };
  }

  async resend(id: string, channel: string): Promise<GivenUpMessage> {
    const { database, clock, onResent } = this.#options;
    const resent = await sendAgain(database, { message: id, channel, now: clock.now() });
    const found = await findDelivery(database, id, channel);
    if (!found) throw notFound('message');
    if (!resent) {
      const state = found.state === 'delivered' ? 'was delivered' : 'is still being tried';
      throw conflict('status', `The message ${state} on ${channel}`);
    }
    onResent();
    return answerMessage(found);
  }
}

function answerMessage(row: DeliveryRecord): GivenUpMessage {
  const { title, link } = JSON.parse(row.body) as MessageBody;
  return {
    id: row.message_id,
    channel: row.channel,
    event: row.event,
    title,
    recipients: JSON.parse(row.recipients) as string[],
    attempts: row.attempts,
    ...(row.last_error !== null && { lastError: row.last_error }),
    at: toMoment(row.created_at).toISOString(),
    link,
  };
}
