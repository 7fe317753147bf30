import type { Knex } from 'knex';
import type { EnvironmentRow, OperationRow } from '../tables';
import { heldBy, type Fence } from './fence';

/**
 * Stores what a provider remembers of its environment. It is no change of the environment that anybody is told
 * of: its version stays. False if the operation is no longer the holder's, and nothing was stored.
 */
export async function storeMemory(
  knex: Knex,
  fence: Fence & { environmentId: string },
  memory: Record<string, string>,
): Promise<boolean> {
  return knex.transaction(async tx => {
    // Environment before operation, as all who lock both do: then nobody can take the operation over meanwhile.
    await tx<EnvironmentRow>('environments')
      .where({ id: fence.environmentId })
      .forUpdate()
      .first('id');
    const held = await tx<OperationRow>('operations').where(heldBy(fence)).forUpdate().first('id');
    if (!held) return false;
    await tx<EnvironmentRow>('environments')
      .where({ id: fence.environmentId })
      .update({ memory: JSON.stringify(memory) });
    return true;
  });
}
