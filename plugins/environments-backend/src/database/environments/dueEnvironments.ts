import type { Knex } from 'knex';
import { fromMoment } from '../columns';

/** Ids of environments whose end has come and whose deletion nobody has asked for; the oldest end first. */
export async function dueEnvironments(db: Knex, now: Date, limit: number): Promise<string[]> {
  return (
    db('environments')
      // Word for word the condition of the index environments_due.
      .whereRaw(
        "delete_requested_at is null and status in ('queued', 'provisioning', 'ready', 'hibernating', 'hibernated', 'waking', 'failed')",
      )
      .where('expires_at', '<=', fromMoment(now))
      .orderBy(['expires_at', 'id'])
      .limit(limit)
      .pluck('id')
  );
}
