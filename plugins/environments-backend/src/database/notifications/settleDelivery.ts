import type { Knex } from 'knex';
import { fromMoment } from '../columns';
import type { OutboxDeliveryRow } from '../tables';
import type { DeliveryClaim } from './claimDelivery';

/** What became of one attempt to deliver. */
export type DeliveryOutcome =
  | { state: 'delivered'; at: Date }
  | { state: 'pending'; dueAt: Date; error: string }
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
      state: outcome.state,
      claimed_until: null,
      ...(outcome.state === 'delivered'
        ? { delivered_at: fromMoment(outcome.at), last_error: null }
        : { last_error: outcome.error }),
      ...(outcome.state === 'pending' && { due_at: fromMoment(outcome.dueAt) }),
    });
  return settled === 1;
}
