import type { Knex } from 'knex';
import { fromMoment } from '../../database/columns';
import type { OperationRow } from '../../database/tables';
import type { OperationCourse } from '../../operations/OperationCourse';

/** Lets all that is queued succeed, in no time; also what that leads to. */
export async function carryOutAtOnce(
  knex: Knex,
  course: OperationCourse,
  now: Date,
): Promise<void> {
  for (;;) {
    const queued: OperationRow[] = await knex('operations')
      .where({ state: 'queued' })
      .orderBy('id');
    if (queued.length === 0) return;
    for (const operation of queued) {
      await knex.transaction(async tx => {
        await course.started(tx, operation, now);
        const ended = { state: 'succeeded' as const, percent: 100, ended_at: fromMoment(now) };
        await tx('operations').where({ id: operation.id }).update(ended);
        await course.succeeded(tx, { ...operation, ...ended }, { connection: {} }, now);
      });
    }
  }
}
