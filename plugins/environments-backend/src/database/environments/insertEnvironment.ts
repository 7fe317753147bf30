import type { Knex } from 'knex';
import type { EnvironmentRow } from '../tables';

/** False if its name, or what must exist only once, is taken. */
export async function insertEnvironment(
  tx: Knex.Transaction,
  row: EnvironmentRow,
): Promise<boolean> {
  const inserted = await tx<EnvironmentRow>('environments')
    .insert(row)
    .onConflict()
    .ignore()
    .returning('id');
  return inserted.length === 1;
}
