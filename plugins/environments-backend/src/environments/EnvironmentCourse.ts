import type { Knex } from 'knex';
import type { Connection, OperationErrorInfo } from '@eks-environments/plugin-environments-common';
import { changeEnvironment } from '../database/changeStatus';
import { fromMoment } from '../database/columns';
import { lockEnvironment } from '../database/environments/findEnvironment';
import type { EnvironmentRow, OperationRow } from '../database/tables';
import type { OperationCourse } from '../operations/OperationCourse';
import { queueDeletion } from './queueing';

/** What becomes of an environment as its operation goes on. */
export class EnvironmentCourse implements OperationCourse {
  async started(tx: Knex.Transaction, operation: OperationRow, now: Date): Promise<void> {
    const creates = operation.kind === 'create';
    const environment = await environmentOf(tx, operation);
    const first = creates && environment.started_at === null;
    await changeEnvironment(tx, {
      environment,
      ...(creates && { status: 'provisioning' }),
      ...(first && { set: { started_at: fromMoment(now) } }),
      event: {
        kind: 'started',
        message: creates ? 'The creation has started' : 'The deletion has started',
        operationId: operation.id,
      },
      now,
    });
  }

  async succeeded(
    tx: Knex.Transaction,
    operation: OperationRow,
    result: { connection?: Connection },
    now: Date,
  ): Promise<void> {
    const environment = await environmentOf(tx, operation);
    if (operation.kind === 'delete') {
      await changeEnvironment(tx, {
        environment,
        status: 'deleted',
        set: {
          current_operation_id: null,
          deleted_at: fromMoment(now),
          connection: null,
          last_error: null,
        },
        event: {
          kind: 'deleted',
          message: 'Deleted; nothing of it is left',
          operationId: operation.id,
        },
        now,
      });
      return;
    }
    await changeEnvironment(tx, {
      environment,
      status: 'ready',
      set: {
        current_operation_id: null,
        ready_at: fromMoment(now),
        connection: JSON.stringify(result.connection ?? {}),
        last_error: null,
      },
      event: { kind: 'ready', message: 'Ready to use', operationId: operation.id },
      now,
    });
  }

  async failed(
    tx: Knex.Transaction,
    operation: OperationRow,
    error: OperationErrorInfo,
    now: Date,
  ): Promise<void> {
    const deletes = operation.kind === 'delete';
    await changeEnvironment(tx, {
      environment: await environmentOf(tx, operation),
      status: deletes ? 'delete-failed' : 'failed',
      set: { current_operation_id: null, last_error: JSON.stringify(error) },
      event: {
        kind: deletes ? 'delete-failed' : 'failed',
        message: `${deletes ? 'The deletion' : 'The creation'} failed: ${error.message}`,
        operationId: operation.id,
      },
      now,
    });
  }

  async cancelled(tx: Knex.Transaction, operation: OperationRow, now: Date): Promise<void> {
    await queueDeletion(
      tx,
      await environmentOf(tx, operation),
      { kind: 'deletion-queued', message: 'What ran was stopped; the deletion is queued' },
      now,
    );
  }
}

async function environmentOf(
  tx: Knex.Transaction,
  operation: OperationRow,
): Promise<EnvironmentRow> {
  const environment = await lockEnvironment(tx, operation.environment_id);
  if (!environment) throw new Error(`Operation ${operation.id} has no environment`);
  return environment;
}
