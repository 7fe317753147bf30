import type { Knex } from 'knex';
import type { Connection, OperationErrorInfo } from '@eks-environments/plugin-environments-common';
import type { OperationRow } from '../database/tables';

/**
 * The environment's side of an operation's course. Each call is made inside the transaction that also
 * writes the operation's row, fenced by its lease token and with the environment's row locked, so each
 * happens exactly once, together with that write. Only SQL of that transaction may be awaited.
 */
export interface OperationCourse {
  /** A worker took it up for the first time; not called again when another one takes over. */
  started(tx: Knex.Transaction, operation: OperationRow, now: Date): Promise<void>;
  succeeded(
    tx: Knex.Transaction,
    operation: OperationRow,
    result: { connection?: Connection },
    now: Date,
  ): Promise<void>;
  failed(
    tx: Knex.Transaction,
    operation: OperationRow,
    error: OperationErrorInfo,
    now: Date,
  ): Promise<void>;
  /**
   * A deletion was asked for while it ran, and nothing of it runs any more. Also where it had just
   * succeeded or failed: the deletion comes first.
   */
  cancelled(tx: Knex.Transaction, operation: OperationRow, now: Date): Promise<void>;
}
