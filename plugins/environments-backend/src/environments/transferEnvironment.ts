import type { Knex } from 'knex';
import { isFinalStatus } from '@eks-environments/plugin-environments-common';
import { changeEnvironment } from '../database/changeStatus';
import { findEnvironment, lockEnvironment } from '../database/environments/findEnvironment';
import { giveRequests } from '../database/requests/giveRequests';
import { conflict, invalid, notFound } from '../errors';
import type { Outbox } from '../notifications/Outbox';
import type { Rights } from '../permissions/Rights';
import { coverageOf } from '../quotas/coverage';
import type { Ledger } from '../quotas/Ledger';
import { amountsOfRow } from '../quotas/resources';
import { dropOpenRequest } from '../requests/withdrawRequest';
import { requireMayCreate } from './Admission';
import { factsOfEnvironment } from './facts';
import type { Owner } from './OwnerDirectory';
import type { SubmitContext } from './submitEnvironment';

/** Whether what is in this status can be given to another owner; what waits is withdrawn instead. */
export function mayTransfer(status: Parameters<typeof isFinalStatus>[0]): boolean {
  return !isFinalStatus(status) && status !== 'awaiting-approval';
}

/**
 * Whom an environment is to be given to, with their quotas ready to be locked. Throws NotFoundError, InputError where the catalog has no such owner, and
 * NotAllowedError for who may not create such an environment for them.
 */
export async function prepareTransfer(
  id: string,
  to: string,
  rights: Rights,
  { database, ledger, owners }: Pick<SubmitContext, 'database' | 'ledger' | 'owners'>,
): Promise<Owner> {
  const environment = await findEnvironment(database, id);
  if (!environment) throw notFound('environment');
  const owner = await owners.resolve(to);
  if ('violation' in owner) throw invalid([owner.violation]);
  requireMayCreate(rights, { ...factsOfEnvironment(environment), owner: owner.ref });
  await ledger.prepare(database, coverageOf({ ...environment, lineage: owner.lineage }));
  return owner;
}

/**
 * Gives an environment, and what it holds of the quotas, to another owner. What is asked for of it was put to
 * those whom the owner before has decide, and is withdrawn. Throws ConflictError by its status, and
 * QuotaExceeded where the new owner has no room.
 */
export async function transferEnvironment(
  tx: Knex.Transaction,
  id: string,
  { owner, actor, now }: { owner: Owner; actor: string; now: Date },
  { ledger, outbox }: { ledger: Ledger; outbox: Outbox },
): Promise<void> {
  const locked = await lockEnvironment(tx, id);
  if (!locked) throw notFound('environment');
  const { status, owner: before, provider, region } = locked;
  if (!mayTransfer(status)) {
    throw conflict('status', `It cannot be given to another owner while it is ${status}`);
  }
  if (before === owner.ref) return;
  const why = 'the environment has another owner now';
  const environment = await dropOpenRequest(tx, locked, { actor, why, outbox, now });
  await changeEnvironment(tx, {
    environment,
    set: { owner: owner.ref, owner_missing_since: null },
    event: { kind: 'transferred', actor, message: `Given by ${before} to ${owner.ref}` },
    now,
  });
  await giveRequests(tx, id, owner.ref);
  const coverage = coverageOf({ lineage: owner.lineage, provider, region });
  await ledger.transfer(tx, id, coverage, amountsOfRow(environment));
}
