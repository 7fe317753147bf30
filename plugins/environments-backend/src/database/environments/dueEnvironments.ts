import type { Knex } from 'knex';
import { fromMoment, toMoment } from '../columns';
import type { Moment } from '../tables';

/** What can come to be due of an environment. */
export type DueKind = 'end' | 'rest' | 'grace' | 'warning' | 'first warning' | 'sleep' | 'wake';

/** An environment of which something is due, and since when. */
export interface DueEnvironment {
  id: string;
  at: Date;
}

const living =
  "('queued', 'provisioning', 'ready', 'hibernating', 'hibernated', 'waking', 'failed')";
const undisturbed = 'delete_requested_at is null and deletion_protection = 0';

/** By which column and condition the indexes of the same order find it. */
const kinds: Record<DueKind, { column: string; condition: string }> = {
  end: {
    column: 'expires_at',
    // Word for word the condition of the index environments_ends.
    condition: `${undisturbed} and grace_ends_at is null and status in ${living}`,
  },
  rest: {
    column: 'expires_at',
    // Word for word the condition of the index environments_restless.
    condition: `${undisturbed} and grace_ends_at is not null and status = 'ready'`,
  },
  grace: {
    column: 'grace_ends_at',
    condition: `grace_ends_at is not null and ${undisturbed}`,
  },
  'first warning': {
    column: 'created_at',
    // Word for word the condition of the index environments_unwarned.
    condition: `${undisturbed} and warn_at is null and grace_ends_at is null and lifetime is not null and status in ${living}`,
  },
  warning: { column: 'warn_at', condition: `warn_at is not null and ${undisturbed}` },
  sleep: { column: 'next_sleep_at', condition: 'next_sleep_at is not null' },
  wake: { column: 'next_wake_at', condition: 'next_wake_at is not null' },
};

/** The environments of which something is due by now, the longest due first; only those behind `after`. */
export async function dueEnvironments(
  db: Knex,
  kind: DueKind,
  { now, after, limit }: { now: Date; after?: DueEnvironment; limit: number },
): Promise<DueEnvironment[]> {
  const { column, condition } = kinds[kind];
  const rows: Array<{ id: string; at: Moment }> = await db('environments')
    .select('id', { at: column })
    .whereRaw(condition)
    .where(column, '<=', fromMoment(now))
    .modify(query => {
      if (after) query.whereRaw('(??, id) > (?, ?)', [column, fromMoment(after.at), after.id]);
    })
    .orderBy([column, 'id'])
    .limit(limit);
  return rows.map(({ id, at }) => ({ id, at: toMoment(at) }));
}
