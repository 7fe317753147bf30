import type { Knex } from 'knex';
import { fromMoment } from '../columns';
import type { OutboxDeliveryRow } from '../tables';
import type { DeliveryClaim } from './claimDelivery';

/** What became of one attempt to deliver. */
export type DeliveryOutcome =
  | { state: 'delivered'; at: Date }
  | { state: 'pending'; dueAt: Date; error: string }
  /** Some have got it, the rest is to follow. `error` is why not at once. */
  | { state: 'unfinished'; dueAt: Date; error?: string }
  | { state: 'given-up'; error: string };

/** Stores the outcome. False if somebody else has taken the delivery up since, and nothing was stored. */
export async function settleDelivery(
  knex: Knex,
  { message, channel, attempts }: DeliveryClaim,
  outcome: DeliveryOutcome,
): Promise<boolean> {
  const settled = await knex<OutboxDeliveryRow>('outbox_deliveries')
    .where({ message_id: message.id, channel, attempts, state: 'pending' })
    .update({
      state: outcome.state === 'unfinished' ? 'pending' : outcome.state,
      claimed_until: null,
      last_error: ('error' in outcome && outcome.error) || null,
      ...('at' in outcome && { delivered_at: fromMoment(outcome.at) }),
      ...('dueAt' in outcome && { due_at: fromMoment(outcome.dueAt) }),
      ...(outcome.state === 'unfinished' && { carried_on: knex.raw('carried_on + 1') }),
    });
  return settled === 1;
}
