import type { Knex } from 'knex';
import { fromMoment } from '../columns';
import type { RequestRow } from '../tables';

/** Ids of open requests with something to be done about them by now; the oldest first. */
export async function dueRequests(db: Knex, now: Date, limit: number): Promise<string[]> {
  const at = fromMoment(now);
  return (
    db<RequestRow>('environment_requests')
      // Word for word the condition of the index environment_requests_open.
      .whereRaw("status = 'open'")
      .andWhere(due =>
        due
          .where('lapse_at', '<=', at)
          .orWhere(once => once.where('escalate_at', '<=', at).whereNull('escalated_at'))
          .orWhere(once => once.where('remind_at', '<=', at).whereNull('reminded_at')),
      )
      .orderBy(['created_at', 'id'])
      .limit(limit)
      .pluck('id')
  );
}
