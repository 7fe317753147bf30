import type { Knex } from 'knex';
import { fromMoment } from '../columns';
import type { OutboxUnreachableRow } from '../tables';

/** Rows that both databases take at once. */
const atOnce = 100;

/** Remembers for good that admins are told whom a channel cannot reach; answers who was not told of before. */
export async function noteUnreachable(
  tx: Knex.Transaction,
  { channel, people, now }: { channel: string; people: string[]; now: Date },
): Promise<string[]> {
  const news: string[] = [];
  for (let from = 0; from < people.length; from += atOnce) {
    const noted = await tx<OutboxUnreachableRow>('outbox_unreachable')
      .insert(
        people
          .slice(from, from + atOnce)
          .map(person => ({ channel, person, told_at: fromMoment(now) })),
      )
      .onConflict(['channel', 'person'])
      .ignore()
      .returning('person');
    news.push(...noted.map(({ person }) => person));
  }
  return news.sort();
}
