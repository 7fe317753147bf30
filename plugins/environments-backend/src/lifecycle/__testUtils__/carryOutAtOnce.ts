import type { Knex } from 'knex';
import type { OperationErrorInfo } from '@eks-environments/plugin-environments-common';
import { fromMoment } from '../../database/columns';
import type { OperationRow } from '../../database/tables';
import type { OperationCourse } from '../../operations/OperationCourse';

interface Work {
  now: Date;
  /** The only environment that is worked at; absent: all. */
  of?: { id: string };
  /** Absent: it succeeds. */
  error?: OperationErrorInfo;
}

/** Has a worker take up all that is queued; gives whether anything was. */
export async function takeUp(knex: Knex, course: OperationCourse, work: Work): Promise<boolean> {
  const { now } = work;
  const queued = await inState(knex, 'queued', work);
  for (const operation of queued) {
    await knex.transaction(async tx => {
      await course.started(tx, operation, now);
      await tx('operations').where({ id: operation.id }).update({ state: 'running' });
    });
  }
  return queued.length > 0;
}

/** Lets all that is queued or runs succeed, or fail, in no time; also what that leads to. */
export async function carryOutAtOnce(
  knex: Knex,
  course: OperationCourse,
  work: Work,
): Promise<void> {
  do {
    for (const operation of await inState(knex, 'running', work)) {
      await knex.transaction(tx => end(tx, operation, course, work));
    }
  } while (await takeUp(knex, course, work));
}

function inState(knex: Knex, state: OperationRow['state'], { of }: Work): Promise<OperationRow[]> {
  return knex('operations')
    .where({ state, ...(of && { environment_id: of.id }) })
    .orderBy('id');
}

async function end(
  tx: Knex.Transaction,
  operation: OperationRow,
  course: OperationCourse,
  { now, error }: Work,
): Promise<void> {
  const { delete_requested_at: stopped } = await tx('environments')
    .where({ id: operation.environment_id })
    .first('delete_requested_at');
  const done = error ? ('failed' as const) : ('succeeded' as const);
  const state = stopped === null ? done : ('cancelled' as const);
  const ended = { state, ended_at: fromMoment(now) };
  await tx('operations').where({ id: operation.id }).update(ended);
  const closed = { ...operation, ...ended };
  if (state === 'cancelled') await course.cancelled(tx, closed, now);
  else if (error) await course.failed(tx, closed, error, now);
  else await course.succeeded(tx, closed, { connection: {} }, now);
}
