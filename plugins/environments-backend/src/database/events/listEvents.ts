import type { Knex } from 'knex';
import type { PageInfo } from '@eks-environments/plugin-environments-common';
import { selectPage } from '../keyset';
import type { EventRow } from '../tables';

/** One page of an environment's events, newest first. */
export async function listEvents(
  db: Knex,
  environmentId: string,
  page: { limit: number; cursor?: string },
): Promise<{ rows: EventRow[]; pageInfo: PageInfo }> {
  return selectPage<EventRow>(
    db('environment_events').where({ environment_id: environmentId }),
    {
      ...page,
      column: 'version',
      idColumn: 'id',
      descending: true,
      list: ['events', environmentId],
      values: 'number',
    },
    row => ({ value: row.version, id: row.id }),
  );
}
