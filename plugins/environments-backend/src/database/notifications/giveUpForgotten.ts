import type { Knex } from 'knex';
import { fromMoment } from '../columns';
import type { OutboxDeliveryRow, OutboxMessageRow } from '../tables';

/**
 * Gives up what waits for none of these channels and was written, or last sent again, before a moment; how many.
 * Nobody else takes it up.
 */
export async function giveUpForgotten(
  db: Knex,
  { channels, before }: { channels: string[]; before: Date },
): Promise<number> {
  const moment = fromMoment(before);
  const old = db<OutboxMessageRow>('outbox_messages')
    .where('created_at', '<=', moment)
    .select('id');
  return db<OutboxDeliveryRow>('outbox_deliveries')
    .whereRaw("state = 'pending'")
    .whereNotIn('channel', channels)
    .whereIn('message_id', old)
    .where(sent => sent.whereNull('resent_at').orWhere('resent_at', '<=', moment))
    .update({
      state: 'given-up',
      claimed_until: null,
      last_error: 'The portal has no such channel any more',
    });
}
