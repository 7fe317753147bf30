import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import type { OperationKind } from '@eks-environments/plugin-environments-common';
import { fromMoment } from '../columns';
import type { EnvironmentRow, OperationRow } from '../tables';

/**
 * Queues an operation in the caller's transaction and gives its id. The caller sets the environment's
 * status and `current_operation_id`. Throws ConflictError if one is open on that environment already.
 */
export async function insertOperation(
  tx: Knex.Transaction,
  operation: {
    environment: Pick<
      EnvironmentRow,
      'id' | 'provider' | 'target' | 'region' | 'concurrency_key' | 'owner'
    >;
    kind: OperationKind;
    now: Date;
  },
): Promise<string> {
  const { environment, kind, now } = operation;
  const id = randomUUID();
  const inserted = await tx<OperationRow>('operations')
    .insert({
      id,
      environment_id: environment.id,
      kind,
      state: 'queued',
      provider: environment.provider,
      target: environment.target,
      region: environment.region,
      concurrency_key: environment.concurrency_key,
      owner: environment.owner,
      percent: 0,
      attempt: 0,
      created_at: fromMoment(now),
      lease_token: 0,
    })
    .onConflict()
    .ignore()
    .returning('id');
  if (inserted.length === 0) {
    throw new ConflictError('Another operation is under way on this environment');
  }
  return id;
}
