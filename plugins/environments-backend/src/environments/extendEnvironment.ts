import type { Knex } from 'knex';
import { changeEnvironment } from '../database/changeStatus';
import { fromMoment, toMoment } from '../database/columns';
import { lockEnvironment } from '../database/environments/findEnvironment';
import { findRequest } from '../database/requests/findRequest';
import type { EnvironmentRow } from '../database/tables';
import { invalid, notFound } from '../errors';
import { warningColumn } from '../lifecycle/warnings';
import { environmentExtended } from '../notifications/lifecycleMessages';
import type { Outbox } from '../notifications/Outbox';
import { momentInWords } from '../notifications/words';
import { dropOpenRequest } from '../requests/withdrawRequest';
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
 * Gives an environment a later end, also in its grace. An open request to keep it until then or less long is
 * withdrawn with that, and its id given; one to keep it for longer stays open. Throws ConflictError by its status and while something
 * else is asked for, and InputError where that end is not later, or later than the longest lifetime allows.
 */
export async function extendEnvironment(
  tx: Knex.Transaction,
  id: string,
  extension: Extension,
  context: ExtensionContext,
): Promise<string | undefined> {
  const environment = await lockEnvironment(tx, id);
  if (!environment) throw notFound('environment');
  requireMovableEnd(environment);
  const free = await overtakeRequest(tx, environment, extension, context.outbox);
  await moveEnd(tx, free, extension, context);
  const { open_request_id: openId } = environment;
  return openId !== null && free.open_request_id === null ? openId : undefined;
}

async function overtakeRequest(
  tx: Knex.Transaction,
  environment: EnvironmentRow,
  { expiresAt, now }: Extension,
  outbox: Outbox,
): Promise<EnvironmentRow> {
  const { open_request_id: openId } = environment;
  const open = openId === null ? undefined : await findRequest(tx, openId);
  if (open?.kind !== 'extend') requireNoOpenRequest(environment);
  const asksForMore = open && open.expires_at !== null && toMoment(open.expires_at) > expiresAt;
  if (!open || asksForMore) return environment;
  const why = `overtaken by an extension until ${momentInWords(expiresAt)}`;
  return dropOpenRequest(tx, environment, { actor: undefined, why, outbox, now });
}

/** The same without a look at requests; its row is locked. */
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
