import type { Knex } from 'knex';
import type { OutboxSettledRow } from '../tables';

/** A message on one channel. */
interface Delivery {
  message: string;
  channel: string;
}

/** Entity refs of people with whom the channel is done for the message. */
export async function settledPeople(
  db: Knex,
  { message, channel }: Delivery,
): Promise<ReadonlySet<string>> {
  const people: string[] = await db<OutboxSettledRow>('outbox_settled')
    .where({ message_id: message, channel })
    .pluck('person');
  return new Set(people);
}

export async function settlePeople(
  db: Knex,
  { message, channel, people }: Delivery & { people: string[] },
): Promise<void> {
  if (people.length === 0) return;
  await db<OutboxSettledRow>('outbox_settled')
    .insert(people.map(person => ({ message_id: message, channel, person })))
    .onConflict(['message_id', 'channel', 'person'])
    .ignore();
}
