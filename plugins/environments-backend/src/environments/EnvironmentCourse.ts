import type { Knex } from 'knex';
import type {
  Connection,
  EnvironmentStatus,
  OperationErrorInfo,
  OperationKind,
} from '@eks-environments/plugin-environments-common';
import { changeEnvironment } from '../database/changeStatus';
import { fromMoment } from '../database/columns';
import { lockEnvironment } from '../database/environments/findEnvironment';
import { actorAt, actorOfOperation, wasQueuedInGrace } from '../database/events/findActor';
import type { EnvironmentRow, OperationRow } from '../database/tables';
import { environmentFailed } from '../notifications/lifecycleMessages';
import type { Outbox } from '../notifications/Outbox';
import type { OperationCourse } from '../operations/OperationCourse';
import type { Ledger } from '../quotas/Ledger';
import { amountsOfRow } from '../quotas/resources';
import { queueDeletion } from './queueing';
import { successes } from './successes';

/** What an operation is called, and where its environment stands when it has failed. */
const kinds: Record<OperationKind, { name: string; failed: EnvironmentStatus }> = {
  create: { name: 'The creation', failed: 'failed' },
  delete: { name: 'The deletion', failed: 'delete-failed' },
  // It stays usable, unless it is lost.
  hibernate: { name: 'The hibernation', failed: 'ready' },
  wake: { name: 'The wake', failed: 'failed' },
};

/** What becomes of an environment as its operation goes on, and who is told of it. */
export class EnvironmentCourse implements OperationCourse {
  readonly #outbox: Outbox;
  readonly #ledger: Ledger;

  constructor({ outbox, ledger }: { outbox: Outbox; ledger: Ledger }) {
    this.#outbox = outbox;
    this.#ledger = ledger;
  }

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
        message: `${kinds[operation.kind].name} has started`,
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
    const before = await environmentOf(tx, operation);
    const { kind, id: operationId } = operation;
    const { status, set, event } = successes[kind].change(before, result, now);
    await changeEnvironment(tx, {
      environment: before,
      status,
      set: { ...set, current_operation_id: null, last_error: null },
      event: { ...event, operationId },
      now,
    });
    const environment = { ...before, ...set };
    const by = await actorOfOperation(tx, operation);
    const inGrace = await wasQueuedInGrace(tx, operation);
    const done = { environment, operationId, by, inGrace, now };
    await this.#outbox.write(tx, successes[kind].message(done));
    if (kind === 'hibernate') {
      await this.#ledger.lower(tx, environment.id, amountsOfRow(environment));
    }
  }

  async failed(
    tx: Knex.Transaction,
    operation: OperationRow,
    error: OperationErrorInfo,
    now: Date,
  ): Promise<void> {
    const environment = await environmentOf(tx, operation);
    const { name, failed } = kinds[operation.kind];
    const status = error.class === 'lost' && failed === 'ready' ? 'failed' : failed;
    await changeEnvironment(tx, {
      environment,
      status,
      set: { current_operation_id: null, last_error: JSON.stringify(error) },
      event: {
        kind: status === 'ready' ? 'hibernation-failed' : status,
        message: `${name} failed: ${error.message}`,
        operationId: operation.id,
      },
      now,
    });
    await this.#outbox.write(tx, environmentFailed({ environment, operation, error, now }));
  }

  async cancelled(tx: Knex.Transaction, operation: OperationRow, now: Date): Promise<void> {
    const environment = await environmentOf(tx, operation);
    const { delete_requested_at: at } = environment;
    await queueDeletion(
      tx,
      environment,
      {
        kind: 'deletion-queued',
        message: 'What ran was stopped; the deletion is queued',
        actor: at === null ? undefined : await actorAt(tx, environment.id, at),
      },
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
