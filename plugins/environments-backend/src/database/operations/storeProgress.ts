import type { Knex } from 'knex';
import { fromMoment } from '../columns';
import type { OperationRow } from '../tables';
import { heldBy, type Fence } from './fence';

export async function storeProgress(
  knex: Knex,
  fence: Fence,
  progress: { phase?: string; percent: number; estimatedEnd?: Date },
): Promise<void> {
  await knex<OperationRow>('operations')
    .where(heldBy(fence))
    .update({
      phase: progress.phase ?? null,
      percent: progress.percent,
      estimated_end: progress.estimatedEnd ? fromMoment(progress.estimatedEnd) : null,
    });
}
