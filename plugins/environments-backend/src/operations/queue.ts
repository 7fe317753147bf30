import type { Knex } from 'knex';
import type { OperationKind } from '@eks-environments/plugin-environments-common';
import { cancelQueued } from '../database/operations/cancelQueued';
import { insertOperation } from '../database/operations/insertOperation';
import type { EnvironmentRow } from '../database/tables';

/**
 * Queues an operation in the caller's transaction and gives its id. The caller sets the environment's
 * status and `current_operation_id`. Throws ConflictError if one is open on that environment already.
 */
export async function enqueueOperation(
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
  return insertOperation(tx, operation);
}

/**
 * Takes an operation back that no worker has taken up yet. False if a worker has it, or it is over: then
 * the caller sets the environment's `delete_requested_at` instead. Hold the environment's row first: all
 * who lock both take the environment before the operation.
 */
export async function cancelQueuedOperation(
  tx: Knex.Transaction,
  operationId: string,
  now: Date,
): Promise<boolean> {
  return cancelQueued(tx, operationId, now);
}
