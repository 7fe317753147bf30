import type { Knex } from 'knex';
import type { JsonObject } from '@backstage/types';
import {
  isFinalStatus,
  type EnvironmentStatus,
} from '@eks-environments/plugin-environments-common';
import type { EnvironmentProvider } from '@eks-environments/plugin-environments-node';
import type { AuditedEvent } from '../audit/audited';
import { changeEnvironment } from '../database/changeStatus';
import { fromMoment, toMoment } from '../database/columns';
import { listOperations } from '../database/operations/readOperations';
import { findRequest } from '../database/requests/findRequest';
import type { EnvironmentRow } from '../database/tables';
import { capOf, endOf } from '../environments/lifetime';
import { queueHibernation } from '../environments/queueing';
import { requestDeletion } from '../environments/requestDeletion';
import type { Outbox } from '../notifications/Outbox';
import { momentInWords } from '../notifications/words';
import { attendDue, type SweepContext } from './attendDue';
import { graceOf } from './grace';
import type { LifecycleConfig } from './readLifecycleConfig';

export interface EndSweepOptions extends SweepContext {
  outbox: Outbox;
  providers: ReadonlyMap<string, EnvironmentProvider>;
  config: { lifecycle: LifecycleConfig };
}

/** What is asleep after its end, or soon is; anything else is of no use to anybody by then. */
const restful: readonly EnvironmentStatus[] = ['ready', 'hibernating', 'hibernated', 'waking'];

const hibernationQueued = { kind: 'hibernation-queued', message: 'The hibernation is queued' };
/** Between a sleep that fails in the grace and the next. */
const firstPause = 15 * 60_000;
/** More often it does not fail in any grace: each pause is twice as long as the one before. */
const mostFailures = 30;

/** Has deleted what has come to its end, or leaves it asleep for its grace and has it deleted then. */
export class EndSweep {
  readonly #options: EndSweepOptions;

  constructor(options: EndSweepOptions) {
    this.#options = options;
  }

  async run(signal?: AbortSignal): Promise<void> {
    await attendDue('end', this.#options, this.#end.bind(this), signal);
    await attendDue('rest', this.#options, this.#rest.bind(this), signal);
    await attendDue('grace', this.#options, this.#endGrace.bind(this), signal);
  }

  async #end(
    tx: Knex.Transaction,
    environment: EnvironmentRow,
    now: Date,
  ): Promise<AuditedEvent | boolean> {
    const end = endOf(environment);
    if (!end || end > now || environment.grace_ends_at !== null) return false;
    if (isLeftAlone(environment) || (await this.#isHeld(tx, environment, now))) return false;
    const until = this.#graceOf(environment);
    if (until && until > now) {
      await rest(tx, environment, until, now);
      const meta = { ...recordOf(environment), until: until.toISOString() };
      return { eventId: 'environment-grace', severityLevel: 'medium', meta };
    }
    return this.#delete(tx, environment, 'lifetime', now);
  }

  async #endGrace(
    tx: Knex.Transaction,
    environment: EnvironmentRow,
    now: Date,
  ): Promise<AuditedEvent | boolean> {
    const { grace_ends_at: until } = environment;
    if (until === null || toMoment(until) > now) return false;
    if (isLeftAlone(environment) || (await this.#isHeld(tx, environment, now))) return false;
    return this.#delete(tx, environment, 'grace', now);
  }

  /** Has what was still waking at its end, or has not fallen asleep, put to sleep for the rest of its grace. */
  async #rest(tx: Knex.Transaction, environment: EnvironmentRow, now: Date): Promise<boolean> {
    const { status, provider, grace_ends_at: until } = environment;
    if (status !== 'ready' || until === null || toMoment(until) <= now) return false;
    const able = this.#options.providers.get(provider)?.hibernation !== undefined;
    if (!able || isLeftAlone(environment) || (await isPaused(tx, environment, now))) return false;
    await queueHibernation(tx, environment, hibernationQueued, now);
    return true;
  }

  #graceOf(environment: EnvironmentRow): Date | null {
    const { providers, config } = this.#options;
    if (!restful.includes(environment.status)) return null;
    return graceOf(environment, providers.get(environment.provider), config.lifecycle);
  }

  async #isHeld(tx: Knex.Transaction, environment: EnvironmentRow, now: Date): Promise<boolean> {
    const { holdForOpenRequest, maxLifetime } = this.#options.config.lifecycle;
    const { open_request_id: requestId } = environment;
    const cap = capOf(environment, maxLifetime);
    if (!holdForOpenRequest || requestId === null || cap === null || cap <= now) return false;
    return (await findRequest(tx, requestId))?.kind === 'extend';
  }

  async #delete(
    tx: Knex.Transaction,
    environment: EnvironmentRow,
    after: 'lifetime' | 'grace',
    now: Date,
  ): Promise<AuditedEvent | boolean> {
    const { outbox } = this.#options;
    const event = { kind: 'expired', message: `Its ${after} has ended; the deletion is queued` };
    const deleted = await requestDeletion(tx, environment.id, event, { outbox, now });
    const meta = { ...recordOf(environment), after };
    return deleted && { eventId: 'environment-expire', severityLevel: 'high', meta };
  }
}

function recordOf({ id, owner }: EnvironmentRow): JsonObject {
  return { environmentId: id, owner };
}

/** Whether it has failed to fall asleep since its end, too short a while ago to be tried again. */
async function isPaused(
  tx: Knex.Transaction,
  { id, expires_at: end }: EnvironmentRow,
  now: Date,
): Promise<boolean> {
  const operations = await listOperations(tx, id, { limit: mostFailures });
  const failed = operations.filter(
    ({ kind, state, created_at: at }) =>
      kind === 'hibernate' && state === 'failed' && toMoment(at) >= toMoment(end),
  );
  const [{ ended_at: last } = { ended_at: null }] = failed;
  if (last === null) return false;
  return toMoment(last).getTime() + firstPause * 2 ** (failed.length - 1) > now.getTime();
}

/** What is protected, or about to be gone anyway. */
function isLeftAlone(environment: EnvironmentRow): boolean {
  const { status, deletion_protection: guarded, delete_requested_at: asked } = environment;
  return guarded !== 0 || asked !== null || status === 'deleting' || isFinalStatus(status);
}

async function rest(
  tx: Knex.Transaction,
  environment: EnvironmentRow,
  until: Date,
  now: Date,
): Promise<void> {
  const set = { grace_ends_at: fromMoment(until), warn_at: null };
  const message = `Its lifetime has ended; it sleeps, and is deleted on ${momentInWords(until)}`;
  await changeEnvironment(tx, {
    environment,
    set,
    event: { kind: 'grace-started', message },
    now,
  });
  if (environment.status === 'ready') {
    await queueHibernation(
      tx,
      { ...environment, ...set, version: environment.version + 1 },
      hibernationQueued,
      now,
    );
  }
}
