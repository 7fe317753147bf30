import type { Knex } from 'knex';
import { changeEnvironment } from '../database/changeStatus';
import { fromMoment } from '../database/columns';
import { lockEnvironment } from '../database/environments/findEnvironment';
import type { EnvironmentRow } from '../database/tables';
import { invalid, notFound } from '../errors';
import { warningColumn } from '../lifecycle/warnings';
import { environmentExtended } from '../notifications/lifecycleMessages';
import type { Outbox } from '../notifications/Outbox';
import { momentInWords } from '../notifications/words';
import { requireMovableEnd, requireNoOpenRequest, violationsOf } from './extension';
import { lifetimeStart } from './lifetime';

export interface ExtensionContext {
  outbox: Outbox;
  /** Milliseconds. */
  lifecycle: { maxLifetime: number; warnBefore: number[] };
}

/** A later end, and who asks for it. */
export interface Extension {
  expiresAt: Date;
  actor: string;
  /** Where it needed an approval: who approved last. */
  approvedBy?: string;
  now: Date;
}

/**
 * Gives an environment a later end, also in its grace. Throws ConflictError by its status and while a request
 * for it is open, and InputError where that end is not later, or later than the longest lifetime allows.
 */
export async function extendEnvironment(
  tx: Knex.Transaction,
  id: string,
  extension: Extension,
  context: ExtensionContext,
): Promise<void> {
  const environment = await lockEnvironment(tx, id);
  if (!environment) throw notFound('environment');
  requireMovableEnd(environment);
  requireNoOpenRequest(environment);
  await moveEnd(tx, environment, extension, context);
}

/** The same for what no request is open for, or is any more; its row is locked. */
export async function moveEnd(
  tx: Knex.Transaction,
  environment: EnvironmentRow,
  { expiresAt, actor, approvedBy, now }: Extension,
  { outbox, lifecycle }: ExtensionContext,
): Promise<void> {
  requireMovableEnd(environment);
  const { maxLifetime, warnBefore } = lifecycle;
  const violations = violationsOf(environment, expiresAt, { maxLifetime, now });
  if (violations.length > 0) throw invalid(violations);
  const start = lifetimeStart(environment) ?? now;
  const lifetime = expiresAt.getTime() - start.getTime();
  await changeEnvironment(tx, {
    environment,
    set: {
      expires_at: fromMoment(expiresAt),
      lifetime,
      grace_ends_at: null,
      ...warningColumn({ expiresAt, lifetime }, warnBefore, now),
    },
    event: { kind: 'extended', actor, message: `Its end was moved to ${momentInWords(expiresAt)}` },
    now,
  });
  await outbox.write(
    tx,
    environmentExtended({ environment, expiresAt, by: actor, approvedBy, now }),
  );
}
