import type { Knex } from 'knex';
import type { RequestKind } from '@eks-environments/plugin-environments-common';
import type { RequestRow } from '../tables';

/** The last request of a kind for an environment. */
export async function newestRequest(
  db: Knex,
  environmentId: string,
  kind: RequestKind,
): Promise<Pick<RequestRow, 'id' | 'digest'> | undefined> {
  return db<RequestRow>('environment_requests')
    .where({ environment_id: environmentId, kind })
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .first('id', 'digest');
}
