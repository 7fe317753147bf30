import type { Knex } from 'knex';
import type { EnvironmentProvider } from '@eks-environments/plugin-environments-node';
import { lockEnvironment } from '../database/environments/findEnvironment';
import { conflict, notFound } from '../errors';
import type { Ledger } from '../quotas/Ledger';
import { hasEnded } from './lifetime';
import { queueHibernation, queueWake } from './queueing';

/** Who asks for it, of what can be asked. */
interface Asked {
  actor: string;
  provider: EnvironmentProvider | undefined;
  now: Date;
}

/** Puts an environment to sleep. Throws ConflictError by its status, and where its provider cannot. */
export async function hibernateEnvironment(
  tx: Knex.Transaction,
  id: string,
  { actor, provider, now }: Asked,
): Promise<void> {
  const environment = await lockEnvironment(tx, id);
  if (!environment) throw notFound('environment');
  requireHibernation(provider);
  if (environment.status !== 'ready') {
    throw conflict('status', `It cannot be put to sleep while it is ${environment.status}`);
  }
  const event = { kind: 'hibernation-queued', actor, message: 'The hibernation is queued' };
  await queueHibernation(tx, environment, event, now);
}

/**
 * Wakes an environment. Throws ConflictError by its status, after its end, and where its provider cannot;
 * QuotaExceeded where there is no room for it.
 */
export async function wakeEnvironment(
  tx: Knex.Transaction,
  id: string,
  { actor, provider, now }: Asked,
  ledger: Ledger,
): Promise<void> {
  const environment = await lockEnvironment(tx, id);
  if (!environment) throw notFound('environment');
  requireHibernation(provider);
  if (environment.status !== 'hibernated') {
    throw conflict('status', `It cannot be woken while it is ${environment.status}`);
  }
  if (environment.grace_ends_at !== null || hasEnded(environment, now)) {
    throw conflict('expired', 'Its lifetime has ended: extend it first');
  }
  const event = { kind: 'wake-queued', actor, message: 'The wake is queued' };
  await queueWake(tx, environment, event, { ledger, now });
}

function requireHibernation(provider: EnvironmentProvider | undefined): void {
  if (!provider?.hibernation) {
    throw conflict('hibernation', 'Environments of this provider cannot hibernate');
  }
}
