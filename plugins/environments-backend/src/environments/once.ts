import type { Knex } from 'knex';
import { fromMoment } from '../database/columns';
import { findKey, takeKey } from '../database/idempotency/idempotencyKeys';
import { conflict } from '../errors';
import type { RepeatableCall } from './EnvironmentsService';

/** What a call is remembered by. */
export interface Remembered {
  requester: string;
  repeatable: RepeatableCall | undefined;
}

/**
 * The id of what an earlier call with the same key made. Throws ConflictError where that was another call.
 */
export async function madeEarlier(
  db: Knex,
  { requester, repeatable }: Remembered,
): Promise<string | undefined> {
  if (!repeatable) return undefined;
  const earlier = await findKey(db, requester, repeatable.key);
  if (!earlier) return undefined;
  if (earlier.call !== repeatable.digest) {
    throw conflict('idempotency-key', 'This Idempotency-Key was used for another call');
  }
  return earlier.resource_id;
}

/**
 * Does something in one transaction, unless it was done before under the same key: by an earlier call, or
 * by one at the same time, whose end it waits for. Only SQL of the transaction may be awaited in `work`.
 */
export async function once(
  db: Knex,
  remembered: Remembered,
  made: { id: string; now: Date },
  work: (tx: Knex.Transaction) => Promise<void>,
): Promise<{ id: string; replayed: boolean }> {
  const { requester, repeatable } = remembered;
  const earlier = await madeEarlier(db, remembered);
  if (earlier !== undefined) return { id: earlier, replayed: true };
  const done = await db.transaction(async tx => {
    const first =
      !repeatable ||
      (await takeKey(tx, {
        requester,
        key: repeatable.key,
        call: repeatable.digest,
        resource_id: made.id,
        created_at: fromMoment(made.now),
      }));
    if (first) await work(tx);
    return first;
  });
  if (done) return { id: made.id, replayed: false };
  const other = await madeEarlier(db, remembered);
  if (other === undefined) {
    throw conflict('idempotency-key', 'A call with this Idempotency-Key has just ended; try again');
  }
  return { id: other, replayed: true };
}
