import type { Knex } from 'knex';
import { fromMoment, noEnd } from '../columns';
import type { EnvironmentRow, EventRow } from '../tables';
import { whereFollowed } from './laterEvent';
import { lockDue } from './lockDue';

/**
 * Deletes the events of before a moment of environments that are over, but for the last one of each, which
 * tells of the end. Of how many environments.
 */
export async function forgetEvents(
  db: Knex,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  return db.transaction(async tx => {
    const at = fromMoment(before);
    const due = tx<EnvironmentRow>('environments')
      // Word for word condition and expression of the index environments_events_since.
      .whereRaw("status in ('deleted', 'rejected', 'withdrawn', 'lapsed')")
      .whereRaw('coalesce(events_since, created_at) < ?', [at])
      .orderByRaw('coalesce(events_since, created_at), id')
      .limit(limit);
    const ids = await lockDue(tx, due);
    await tx<EventRow>('environment_events')
      .whereIn('environment_id', ids)
      .where('at', '<', at)
      .andWhere(whereFollowed)
      .delete();
    const oldest = tx('environment_events')
      .whereRaw('environment_events.environment_id = environments.id')
      .andWhere(whereFollowed)
      .min('at');
    const forgotten: number = await tx('environments')
      .whereIn('id', ids)
      .update({ events_since: tx.raw('coalesce((?), ?)', [oldest, fromMoment(noEnd)]) });
    return forgotten;
  });
}
