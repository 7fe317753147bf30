import type { Knex } from 'knex';
import type { EnvironmentRow, OutboxDeliveryRow } from '../../database/tables';
import type { MessageDraft } from '../Outbox';

let drafted = 0;

/** A message that was not written yet. */
export function draft(
  environment: Pick<EnvironmentRow, 'id' | 'name' | 'owner'>,
  given: Partial<MessageDraft> = {},
): MessageDraft {
  drafted += 1;
  const { id, name, owner } = environment;
  return {
    dedupe: `request-approved/${drafted}`,
    event: 'request-approved',
    recipients: ['user:default/dana'],
    title: `${name} is approved`,
    text: 'The creation is queued.',
    link: `/environments/${id}`,
    severity: 'normal',
    environment: { id, name, owner },
    at: new Date('2030-01-01T00:00:00.000Z'),
    ...given,
  };
}

/** For where nobody looks at who is told of people who cannot be reached. */
export const unheard = { tell: async () => undefined };

/** Numbers from 0 to 1 that look random and are the same each time. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A database that a process has until it dies. */
export function mortal(knex: Knex): { database: Knex; die(): void; dead(): boolean } {
  let dead = false;
  const database = new Proxy(knex, {
    apply(target, self, parameters) {
      if (dead) throw new Error('The process is gone');
      return Reflect.apply(target, self, parameters);
    },
  });
  return { database, die: () => void (dead = true), dead: () => dead };
}

export async function deliveriesOf(knex: Knex, channel = 'fake'): Promise<OutboxDeliveryRow[]> {
  return knex<OutboxDeliveryRow>('outbox_deliveries').where({ channel }).orderBy('due_at');
}

/** Lets the claims of messages have run out, by the database's clock. */
export async function expireClaims(knex: Knex, messages: string[]): Promise<void> {
  await knex('outbox_deliveries')
    .whereIn('message_id', messages)
    .whereNotNull('claimed_until')
    .update({ claimed_until: new Date(Date.now() - 1).toISOString() });
}
