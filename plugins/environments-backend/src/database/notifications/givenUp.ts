import type { Knex } from 'knex';
import type { PageInfo } from '@eks-environments/plugin-environments-common';
import { fromMoment, toMoment } from '../columns';
import { selectPage } from '../keyset';
import type { OutboxDeliveryRow, OutboxMessageRow } from '../tables';

/** A message on one channel. */
export type DeliveryRecord = Pick<
  OutboxMessageRow,
  'event' | 'recipients' | 'body' | 'created_at'
> &
  Pick<OutboxDeliveryRow, 'message_id' | 'channel' | 'attempts' | 'last_error' | 'state'>;

/** One page of what was given up, newest first. */
export async function listGivenUp(
  db: Knex,
  page: { limit: number; cursor?: string },
): Promise<{ rows: DeliveryRecord[]; pageInfo: PageInfo }> {
  const givenUp = selectDeliveries(db)
    .select(db.raw("message_id || ' ' || channel as delivery"))
    // Written out, so that SQLite, too, sees that the partial index will do.
    .whereRaw("outbox_deliveries.state = 'given-up'");
  return selectPage<DeliveryRecord & { delivery: string }>(
    db.select('*').from(givenUp.as('given_up')),
    {
      ...page,
      column: 'created_at',
      idColumn: 'delivery',
      descending: true,
      list: 'messages',
      values: 'moment',
    },
    row => ({ value: fromMoment(toMoment(row.created_at)), id: row.delivery }),
  );
}

export async function findDelivery(
  db: Knex,
  message: string,
  channel: string,
): Promise<DeliveryRecord | undefined> {
  return selectDeliveries(db)
    .where({ 'outbox_deliveries.message_id': message, 'outbox_deliveries.channel': channel })
    .first();
}

/** Has it delivered as if it were new. False if it is not given up. */
export async function sendAgain(
  db: Knex,
  delivery: { message: string; channel: string; now: Date },
): Promise<boolean> {
  const { message, channel, now } = delivery;
  const at = fromMoment(now);
  const changed = await db<OutboxDeliveryRow>('outbox_deliveries')
    .where({ message_id: message, channel, state: 'given-up' })
    .update({
      state: 'pending',
      attempts: 0,
      carried_on: 0,
      due_at: at,
      resent_at: at,
      claimed_until: null,
    });
  return changed === 1;
}

function selectDeliveries(db: Knex): Knex.QueryBuilder {
  return db('outbox_deliveries')
    .join('outbox_messages', 'outbox_messages.id', 'outbox_deliveries.message_id')
    .select(
      'message_id',
      'channel',
      'attempts',
      'last_error',
      'state',
      'event',
      'recipients',
      'body',
      'created_at',
    );
}
