import type { Knex } from 'knex';
import type { EnvironmentMessage } from '@eks-environments/plugin-environments-node';
import { fromMoment, toMoment } from '../columns';
import { databaseTime, locksRows } from '../operations/databaseTime';
import type { OutboxDeliveryRow, OutboxMessageRow } from '../tables';
import type { MessageBody } from './insertMessage';

export interface DeliveryClaim {
  message: EnvironmentMessage;
  channel: string;
  /** How often it was taken up, this time included; fences what is written of it. */
  attempts: number;
  /** How many of them reached nobody though they were to: this one, unless it does. */
  failures: number;
  /** When it was written, or last sent again by somebody: it is given up so long after. */
  since: Date;
}

/**
 * Takes up the message that a channel should have delivered first, for so many milliseconds by the
 * database's clock. One statement: where rows are locked, those that other replicas are at are passed over;
 * SQLite lets only one write at a time.
 */
export async function claimDelivery(
  knex: Knex,
  options: { channel: string; now: Date; claimFor: number },
): Promise<DeliveryClaim | undefined> {
  const { channel, now, claimFor } = options;
  const time = databaseTime(knex);
  const due = knex<OutboxDeliveryRow>('outbox_deliveries')
    .where('channel', channel)
    // Written out, so that SQLite, too, sees that the partial index will do.
    .whereRaw("state = 'pending'")
    .where('due_at', '<=', fromMoment(now))
    .where(free => free.whereNull('claimed_until').orWhere('claimed_until', '<=', time.fromNow(0)))
    .orderBy(['due_at', 'message_id'])
    .limit(1)
    .select('message_id');
  const [claimed] = await knex<OutboxDeliveryRow>('outbox_deliveries')
    .where('channel', channel)
    .where('message_id', locksRows(knex) ? due.forUpdate().skipLocked() : due)
    .update({
      attempts: knex.raw('attempts + 1'),
      claimed_until: time.fromNow(claimFor),
    })
    .returning(['message_id', 'attempts', 'carried_on', 'resent_at']);
  if (!claimed) return undefined;
  const row = await knex<OutboxMessageRow>('outbox_messages')
    .where({ id: claimed.message_id })
    .first();
  if (!row) return undefined;
  const { attempts, carried_on, resent_at } = claimed;
  return {
    message: messageOf(row),
    channel,
    attempts,
    failures: attempts - carried_on,
    since: toMoment(resent_at ?? row.created_at),
  };
}

function messageOf(row: OutboxMessageRow): EnvironmentMessage {
  return {
    ...(JSON.parse(row.body) as MessageBody),
    id: row.id,
    event: row.event,
    recipients: JSON.parse(row.recipients) as string[],
    at: toMoment(row.created_at),
  };
}
