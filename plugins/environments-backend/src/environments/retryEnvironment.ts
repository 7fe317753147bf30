import type { Knex } from 'knex';
import type {
  OperationErrorInfo,
  OperationKind,
} from '@eks-environments/plugin-environments-common';
import { toMoment } from '../database/columns';
import { findEnvironment, lockEnvironment } from '../database/environments/findEnvironment';
import { listOperations } from '../database/operations/readOperations';
import type { EnvironmentRow } from '../database/tables';
import { conflict, notFound } from '../errors';
import type { Ledger } from '../quotas/Ledger';
import { evaluateAgain } from '../requests/reexamine';
import { hasEnded } from './lifetime';
import { queueCreation, queueDeletion, queueWake } from './queueing';
import type { SubmitContext } from './submitEnvironment';

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

/** Throws ConflictError where what is to be created again breaks a rule by now. */
export async function requireRulesKept(
  id: string,
  context: Pick<SubmitContext, 'database' | 'providers' | 'config'>,
): Promise<void> {
  const environment = await findEnvironment(context.database, id);
  if (!environment || (await failedKind(context.database, environment)) !== 'create') return;
  const result = await evaluateAgain(environment, context);
  if (!result.ok) {
    throw conflict('guardrail', 'It breaks rules of the platform by now', result.violations);
  }
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
  const refusal = refusalOfRetry(environment, now);
  if (refusal !== undefined) throw conflict('status', refusal);
  const retried = (what: string) => ({
    kind: 'retried',
    actor,
    message: `${what} is queued again`,
  });
  switch (kind) {
    case 'create':
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
      await queueWake(tx, environment, retried('The wake'), { ledger, now });
      break;
    case 'delete':
      await queueDeletion(tx, environment, retried('The deletion'), now);
      break;
    default:
      throw conflict('status', `Nothing has failed: the environment is ${environment.status}`);
  }
}

/** Why what has failed to be created, to sleep or to wake is not tried again; undefined where it may be. */
export function refusalOfRetry(
  environment: Pick<EnvironmentRow, 'status' | 'last_error'> & Parameters<typeof hasEnded>[0],
  now: Date,
): string | undefined {
  const { status, last_error: error } = environment;
  if (status !== 'failed') return undefined;
  if (error !== null && (JSON.parse(error) as OperationErrorInfo).class === 'lost') {
    return 'It was deleted outside the portal: delete it here, too, and ask for a new one';
  }
  return hasEnded(environment, now) ? 'Its lifetime has ended' : undefined;
}

/** Of what was approved before that moment was kept, it is the one when it was asked for that counts. */
function isStale(
  {
    approved_at: approvedAt,
    created_at: createdAt,
  }: Pick<EnvironmentRow, 'approved_at' | 'created_at'>,
  validFor: number,
  now: Date,
): boolean {
  return toMoment(approvedAt ?? createdAt).getTime() + validFor < now.getTime();
}
