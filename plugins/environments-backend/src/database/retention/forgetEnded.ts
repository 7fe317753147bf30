import type { Knex } from 'knex';
import { fromMoment, noEnd } from '../columns';
import type { DecisionRow, EnvironmentRow, EventRow, OperationRow, RequestRow } from '../tables';
import { whereFollowed } from './laterEvent';
import { lockDue } from './lockDue';

/**
 * Forgets all of environments that ended before a moment but the facts of their end: who had what, where, from
 * when until when, at what price, who decided on it, and the last event. How many.
 */
export async function forgetEnded(
  db: Knex,
  { before, now, limit }: { before: Date; now: Date; limit: number },
): Promise<number> {
  return db.transaction(async tx => {
    const due = tx<EnvironmentRow>('environments')
      // Word for word the condition of the index environments_prunable.
      .whereRaw("pruned_at is null and status in ('deleted', 'rejected', 'withdrawn', 'lapsed')")
      .where('changed_at', '<', fromMoment(before))
      .orderBy(['changed_at', 'id'])
      .limit(limit);
    const ids = await lockDue(tx, due);
    await forgetEventsOf(tx, ids);
    await forgetWordsOfRequests(tx, ids);
    // Their logs go with them.
    await tx<OperationRow>('operations').whereIn('environment_id', ids).delete();
    const forgotten: number = await tx('environments')
      .whereIn('id', ids)
      .update({
        description: null,
        search_text: tx.ref('name'),
        submitted_manifest: '',
        effective_manifest: '',
        connection: null,
        memory: null,
        last_error: null,
        sleep_schedules: null,
        events_since: fromMoment(noEnd),
        pruned_at: fromMoment(now),
        version: tx.raw('version + 1'),
      });
    return forgotten;
  });
}

async function forgetEventsOf(tx: Knex.Transaction, ids: string[]): Promise<void> {
  await tx<EventRow>('environment_events')
    .whereIn('environment_id', ids)
    .andWhere(whereFollowed)
    .delete();
  await tx<EventRow>('environment_events')
    .whereIn('environment_id', ids)
    .update({ operation_id: null });
}

/** Who asked, was asked, and decided what stays; what the price was made of is kept with the environment. */
async function forgetWordsOfRequests(tx: Knex.Transaction, ids: string[]): Promise<void> {
  const requests = tx<RequestRow>('environment_requests').whereIn('environment_id', ids);
  await requests.clone().update({ price: null, reason: null });
  for (const table of ['environment_decisions', 'environment_void_decisions']) {
    await tx<DecisionRow>(table)
      .whereIn('request_id', requests.clone().select('id'))
      .update({ comment: null });
  }
}
