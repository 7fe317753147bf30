import type { Knex } from 'knex';
import type { OperationKind } from '@eks-environments/plugin-environments-common';
import { fromMoment } from '../columns';
import type { EnvironmentRow, Moment, OperationRow } from '../tables';
import { claimable, type Claimants } from './claimable';
import { databaseTime, locksRows } from './databaseTime';
import { lastLogNumber } from './insertLog';

export interface Claim {
  operation: OperationRow;
  environment: EnvironmentRow;
  /** The lease before, if it ran out without having been given back. */
  expired?: { end: Moment; millisecondsAgo: number };
  /** The number of the last log line that earlier holders have stored; 0 if none. */
  lastLogNumber: number;
}

export interface ClaimOptions extends Claimants {
  kinds: OperationKind[];
  holder: string;
  /** Milliseconds. */
  leaseDuration: number;
  now: Date;
  /** Writes what goes with the first time that an operation is taken up, in the same transaction. */
  onStarted(tx: Knex.Transaction, operation: OperationRow): Promise<void>;
}

/** Thrown when what goes with the start of an operation could not be written; nothing was claimed. */
export class StartFailedError extends Error {
  constructor(readonly operationId: string, cause: unknown) {
    super(`Operation ${operationId} could not be started`, { cause });
  }
}

/**
 * Takes up one operation: queued, or running with a lease that ran out or was given back. Of the owner
 * with the fewest running comes first, then the oldest. One transaction a key, which locks in this order
 * and waits only for the first: key, then operation and environment together.
 */
export async function claimOperation(
  knex: Knex,
  options: ClaimOptions,
): Promise<Claim | undefined> {
  const passed: string[] = [];
  for (;;) {
    const next: Pick<OperationRow, 'concurrency_key'> | undefined = await claimable(knex, options)
      .whereNotIn('o.concurrency_key', passed)
      .first('o.concurrency_key');
    if (!next) {
      return undefined;
    }
    const claim = await knex.transaction(tx => claimOfKey(tx, next.concurrency_key, options));
    if (claim) {
      return claim;
    }
    // Another replica was faster, or holds what is left: other keys may have something.
    passed.push(next.concurrency_key);
  }
}

type Candidate = Pick<OperationRow, 'id' | 'state' | 'lease_token' | 'lease_expires_at'> & {
  expired_for: number | string | null;
};

async function claimOfKey(
  tx: Knex.Transaction,
  key: string,
  options: ClaimOptions,
): Promise<Claim | undefined> {
  // Writing first also takes SQLite's one write lock before anything is read.
  await tx('concurrency_keys')
    .insert({ concurrency_key: key })
    .onConflict('concurrency_key')
    .ignore();
  await tx('concurrency_keys').where({ concurrency_key: key }).forUpdate().first('concurrency_key');

  const time = databaseTime(tx);
  const candidates = claimable(tx, options)
    .where('o.concurrency_key', key)
    .first(
      'o.id',
      'o.state',
      'o.lease_token',
      'o.lease_expires_at',
      tx.raw('? as expired_for', [time.since('o.lease_expires_at')]),
    );
  const found: Candidate | undefined = await (locksRows(tx)
    ? candidates.forUpdate('o', 'e').skipLocked()
    : candidates);
  if (!found) {
    return undefined;
  }
  const [operation] = await tx<OperationRow>('operations')
    .where({ id: found.id, state: found.state, lease_token: found.lease_token })
    .update({
      state: 'running',
      attempt: tx.raw('attempt + 1'),
      started_at: tx.raw('coalesce(started_at, ?)', [momentOf(tx, options.now)]),
      lease_holder: options.holder,
      lease_token: tx.raw('lease_token + 1'),
      lease_expires_at: time.fromNow(options.leaseDuration),
    })
    .returning('*');
  const environment = await tx<EnvironmentRow>('environments')
    .where({ id: operation?.environment_id })
    .first();
  if (!operation || !environment) {
    return undefined;
  }
  if (operation.attempt === 1) {
    try {
      await options.onStarted(tx, operation);
    } catch (error) {
      throw new StartFailedError(operation.id, error);
    }
  }
  const expired =
    found.state === 'running' && found.lease_expires_at !== null
      ? { end: found.lease_expires_at, millisecondsAgo: Math.max(0, Number(found.expired_for)) }
      : undefined;
  return {
    operation,
    environment,
    lastLogNumber: await lastLogNumber(tx, operation.id),
    ...(expired && { expired }),
  };
}

function momentOf(tx: Knex.Transaction, moment: Date): Knex.Raw {
  return locksRows(tx)
    ? tx.raw('?::timestamptz', [fromMoment(moment)])
    : tx.raw('?', [fromMoment(moment)]);
}
