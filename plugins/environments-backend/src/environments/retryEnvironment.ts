import type { Knex } from 'knex';
import type { OperationKind } from '@eks-environments/plugin-environments-common';
import { toMoment } from '../database/columns';
import { lockEnvironment } from '../database/environments/findEnvironment';
import { listOperations } from '../database/operations/readOperations';
import type { EnvironmentRow } from '../database/tables';
import { conflict, notFound } from '../errors';
import type { Ledger } from '../quotas/Ledger';
import { queueCreation, queueDeletion, queueWake } from './queueing';

export interface RetryContext {
  ledger: Ledger;
  /** Milliseconds. */
  approvals: { validFor: number };
  lifecycle: { warnBefore: number[] };
}

/** The kind of operation that has failed; undefined where none has. */
export async function failedKind(
  db: Knex,
  { id, status }: Pick<EnvironmentRow, 'id' | 'status'>,
): Promise<OperationKind | undefined> {
  if (status === 'delete-failed') return 'delete';
  if (status !== 'failed') return undefined;
  const [last] = await listOperations(db, id, { limit: 1 });
  return last?.kind === 'wake' ? 'wake' : 'create';
}

/** Repeats the operation that has failed. What was approved for it is approved still, for some time. */
export async function retryEnvironment(
  tx: Knex.Transaction,
  id: string,
  { actor, now }: { actor: string; now: Date },
  { ledger, approvals, lifecycle }: RetryContext,
): Promise<void> {
  const environment = await lockEnvironment(tx, id);
  if (!environment) throw notFound('environment');
  const kind = await failedKind(tx, environment);
  const retried = (what: string) => ({
    kind: 'retried',
    actor,
    message: `${what} is queued again`,
  });
  switch (kind) {
    case 'create':
      requireTime(environment, now);
      if (isStale(environment, approvals.validFor, now)) {
        throw conflict(
          'approval',
          'Its approval is too old to be good for a retry: delete it and ask again',
        );
      }
      await queueCreation(tx, environment, retried('The creation'), {
        warnBefore: lifecycle.warnBefore,
        now,
      });
      break;
    case 'wake':
      requireTime(environment, now);
      await queueWake(tx, environment, retried('The wake'), { ledger, now });
      break;
    case 'delete':
      await queueDeletion(tx, environment, retried('The deletion'), now);
      break;
    default:
      throw conflict('status', `Nothing has failed: the environment is ${environment.status}`);
  }
}

/** What is protected does not end. */
function requireTime(
  environment: Pick<EnvironmentRow, 'expires_at' | 'deletion_protection'>,
  now: Date,
): void {
  if (environment.deletion_protection === 0 && toMoment(environment.expires_at) <= now) {
    throw conflict('status', 'Its lifetime has ended');
  }
}

function isStale(
  { approved_at: approvedAt }: Pick<EnvironmentRow, 'approved_at'>,
  validFor: number,
  now: Date,
): boolean {
  return approvedAt !== null && toMoment(approvedAt).getTime() + validFor < now.getTime();
}
