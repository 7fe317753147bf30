import type { Knex } from 'knex';
import { fromMoment } from '../columns';
import type { LogRow, OperationRow } from '../tables';
import { lockDue } from './lockDue';

/** Deletes the log lines of operations that ended before a moment, the oldest first; of how many. */
export async function forgetLogs(
  db: Knex,
  { before, now, limit }: { before: Date; now: Date; limit: number },
): Promise<number> {
  return db.transaction(async tx => {
    const due = tx<OperationRow>('operations')
      // Word for word the condition of the index operations_logs.
      .whereRaw('ended_at is not null and log_forgotten_at is null')
      .where('ended_at', '<', fromMoment(before))
      .orderBy(['ended_at', 'id'])
      .limit(limit);
    const ids = await lockDue(tx, due);
    await tx<LogRow>('operation_log').whereIn('operation_id', ids).delete();
    const forgotten: number = await tx<OperationRow>('operations')
      .whereIn('id', ids)
      .update({ log_forgotten_at: fromMoment(now) });
    return forgotten;
  });
}
