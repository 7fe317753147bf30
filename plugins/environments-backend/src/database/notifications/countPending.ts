import type { Knex } from 'knex';
import { toNumber } from '../columns';
import type { BigNumber } from '../tables';

/** How many messages wait to be delivered, by channel; channels that nothing waits for are left out. */
export async function countPending(knex: Knex): Promise<Map<string, number>> {
  const rows: Array<{ channel: string; count: BigNumber }> = await knex('outbox_deliveries')
    .whereRaw("state = 'pending'")
    .groupBy('channel')
    .select('channel', knex.raw('count(*) as count'));
  return new Map(rows.map(({ channel, count }) => [channel, toNumber(count)]));
}
