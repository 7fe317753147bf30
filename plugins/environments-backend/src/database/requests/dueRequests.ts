import type { Knex } from 'knex';
import { fromMoment, toMoment } from '../columns';
import type { RequestRow } from '../tables';

export interface DueRequest {
  id: string;
  createdAt: Date;
}

/** The open requests with something to be done about them by now, the oldest first; only those behind `after`. */
export async function dueRequests(
  db: Knex,
  { now, after, limit }: { now: Date; after?: DueRequest; limit: number },
): Promise<DueRequest[]> {
  const at = fromMoment(now);
  const rows: Array<Pick<RequestRow, 'id' | 'created_at'>> = await db<RequestRow>(
    'environment_requests',
  )
    // Word for word the condition of the index environment_requests_open.
    .whereRaw("status = 'open'")
    .andWhere(due =>
      due
        .where('lapse_at', '<=', at)
        .orWhere(once => once.where('escalate_at', '<=', at).whereNull('escalated_at'))
        .orWhere(once => once.where('remind_at', '<=', at).whereNull('reminded_at')),
    )
    .modify(query => {
      if (!after) return;
      query.andWhereRaw('(created_at, id) > (?, ?)', [fromMoment(after.createdAt), after.id]);
    })
    .orderBy(['created_at', 'id'])
    .limit(limit)
    .select('id', 'created_at');
  return rows.map(({ id, created_at: createdAt }) => ({ id, createdAt: toMoment(createdAt) }));
}
