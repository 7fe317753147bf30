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
import type { Answer, PageOptions } from '../environments/EnvironmentsService';
import { once } from '../environments/once';
import { conflict, notFound } from '../errors';
import type { MessagesService } from './MessagesService';
import type { PersonalCall } from './PreferencesService';

/** Messages, for callers who have been judged. */
export class DefaultMessagesService implements MessagesService<PersonalCall> {
  readonly #options: { database: Knex; clock: Clock; onResent(): void };

  /** `onResent` is called when there is something to deliver. */
  constructor(options: { database: Knex; clock: Clock; onResent(): void }) {
    this.#options = options;
  }

  async list({ limit, cursor }: PageOptions): Promise<Page<GivenUpMessage>> {
    const { rows, pageInfo } = await listGivenUp(this.#options.database, { limit, cursor });
    return { items: rows.map(answerMessage), pageInfo };
  }

  async resend(
    id: string,
    channel: string,
    { person, repeatable }: PersonalCall,
  ): Promise<Answer<GivenUpMessage>> {
    const { database, clock, onResent } = this.#options;
    const remembered = { requester: person.ref, repeatable };
    const now = clock.now();
    const { replayed } = await once(database, remembered, { id, now }, async tx => {
      if (await sendAgain(tx, { message: id, channel, now })) return;
      const { state } = await this.#find(tx, id, channel);
      const what = state === 'delivered' ? 'was delivered' : 'is still being tried';
      throw conflict('status', `The message ${what} on ${channel}`);
    });
    if (!replayed) onResent();
    return { item: answerMessage(await this.#find(database, id, channel)), replayed };
  }

  async #find(db: Knex, id: string, channel: string): Promise<DeliveryRecord> {
    const found = await findDelivery(db, id, channel);
    if (!found) throw notFound('message');
    return found;
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
