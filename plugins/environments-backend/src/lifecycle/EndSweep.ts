import type { Knex } from 'knex';
import {
  isFinalStatus,
  type EnvironmentStatus,
} from '@eks-environments/plugin-environments-common';
import type { EnvironmentProvider } from '@eks-environments/plugin-environments-node';
import { changeEnvironment } from '../database/changeStatus';
import { fromMoment, toMoment } from '../database/columns';
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

/** What is asleep after its end, or soon is; anything else is of no use to anybody. */
const restful: readonly EnvironmentStatus[] = ['ready', 'hibernating', 'hibernated', 'waking'];

/** Has deleted what has come to its end, or leaves it asleep for its grace and has it deleted then. */
export class EndSweep {
  readonly #options: EndSweepOptions;

  constructor(options: EndSweepOptions) {
    this.#options = options;
  }

  async run(signal?: AbortSignal): Promise<void> {
    await attendDue('end', this.#options, this.#end.bind(this), signal);
    await attendDue('grace', this.#options, this.#endGrace.bind(this), signal);
  }

  async #end(tx: Knex.Transaction, environment: EnvironmentRow, now: Date): Promise<boolean> {
    const end = endOf(environment);
    if (!end || end > now || environment.grace_ends_at !== null) return false;
    if (isLeftAlone(environment) || (await this.#isHeld(tx, environment, now))) return false;
    const until = this.#graceOf(environment);
    if (until && until > now) {
      await rest(tx, environment, until, now);
      return true;
    }
    return this.#delete(tx, environment, 'Its lifetime has ended; the deletion is queued', now);
  }

  async #endGrace(tx: Knex.Transaction, environment: EnvironmentRow, now: Date): Promise<boolean> {
    const { grace_ends_at: until } = environment;
    if (until === null || toMoment(until) > now) return false;
    if (isLeftAlone(environment) || (await this.#isHeld(tx, environment, now))) return false;
    return this.#delete(tx, environment, 'Its grace has ended; the deletion is queued', now);
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
    { id }: EnvironmentRow,
    message: string,
    now: Date,
  ): Promise<boolean> {
    const { outbox } = this.#options;
    return requestDeletion(tx, id, { kind: 'expired', message }, { outbox, now });
  }
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
      { kind: 'hibernation-queued', message: 'The hibernation is queued' },
      now,
    );
  }
}
