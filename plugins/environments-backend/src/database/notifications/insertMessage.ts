import type { Knex } from 'knex';
import type { EnvironmentMessage } from '@eks-environments/plugin-environments-node';
import { fromMoment } from '../columns';
import type { OutboxDeliveryRow, OutboxMessageRow } from '../tables';

/** What is stored as JSON of a message. */
export type MessageBody = Omit<EnvironmentMessage, 'id' | 'event' | 'recipients' | 'at'>;

/** Stores a message and that each channel is to deliver it. False if it was written before. */
export async function insertMessage(
  tx: Knex.Transaction,
  message: EnvironmentMessage,
  dedupe: string,
  channels: string[],
): Promise<boolean> {
  const { id, event, recipients, at, ...body } = message;
  const inserted = await tx<OutboxMessageRow>('outbox_messages')
    .insert({
      id,
      dedupe,
      environment_id: message.environment?.id ?? null,
      event,
      recipients: JSON.stringify(recipients),
      body: JSON.stringify(body satisfies MessageBody),
      created_at: fromMoment(at),
    })
    .onConflict('dedupe')
    .ignore()
    .returning('id');
  if (inserted.length === 0) return false;
  await tx<OutboxDeliveryRow>('outbox_deliveries').insert(
    channels.map(channel => ({
      message_id: id,
      channel,
      state: 'pending',
      attempts: 0,
      due_at: fromMoment(at),
    })),
  );
  return true;
}
