import type { Knex } from 'knex';
import { fromMoment } from '../columns';
import { locksRows } from '../operations/databaseTime';
import type { OutboxDeliveryRow, OutboxMessageRow } from '../tables';
import { lockDue } from './lockDue';

/**
 * Deletes messages of before a moment that no channel is to deliver any more; how many. Whatever writes a
 * message changes something in the same transaction that keeps it from being written again: their names are
 * not needed for that by then.
 */
export async function forgetMessages(
  db: Knex,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  return db.transaction(async tx => {
    const due = tx<OutboxMessageRow>('outbox_messages')
      .where('created_at', '<', fromMoment(before))
      .whereNotExists(waiting =>
        waiting
          .select('message_id')
          .from('outbox_deliveries')
          .whereRaw("message_id = outbox_messages.id and state = 'pending'"),
      )
      .orderBy(['created_at', 'id'])
      .limit(limit);
    const ids = await lockDue(tx, due);
    const deliveries = tx<OutboxDeliveryRow>('outbox_deliveries').whereIn('message_id', ids);
    // One that was given up may be sent again meanwhile.
    const locked = await (locksRows(tx) ? deliveries.forUpdate() : deliveries);
    const waiting = new Set(
      locked.filter(({ state }) => state === 'pending').map(row => row.message_id),
    );
    const forgotten: number = await tx<OutboxMessageRow>('outbox_messages')
      .whereIn(
        'id',
        ids.filter(id => !waiting.has(id)),
      )
      .delete();
    return forgotten;
  });
}
