import type { Knex } from 'knex';
import type {
  Access,
  CreateEnvironment,
  Environment,
  EnvironmentEvent,
  EnvironmentListItem,
  EnvironmentsQuery,
  Estimate,
  Extend,
  Operation,
  OperationLogPage,
  Page,
  ProviderInfo,
  UpdateEnvironment,
} from '@eks-environments/plugin-environments-common';
import type { EnvironmentProvider } from '@eks-environments/plugin-environments-node';
import { findEnvironment } from '../database/environments/findEnvironment';
import { listEnvironments } from '../database/environments/listEnvironments';
import { listEvents } from '../database/events/listEvents';
import { conflict, notFound } from '../errors';
import type { OperationsReader } from '../operations/OperationsReader';
import type { Rights } from '../permissions/Rights';
import { inWords } from '../quotas/effects';
import { requirePerson } from './Admission';
import {
  answerEnvironment,
  answerEvent,
  answerListItem,
  providedEnvironment,
  type AnswerContext,
} from './answer';
import type {
  Answer,
  AuthorizedCall,
  EnvironmentsService,
  Extended,
  PageOptions,
} from './EnvironmentsService';
import { estimateEnvironment } from './estimateEnvironment';
import { fourEyesOn } from './fourEyes';
import { answerOperation, listOperations } from './listOperations';
import { lockJudged } from './lockJudged';
import { madeEarlier, once } from './once';
import { requestDeletion } from './requestDeletion';
import { requestExtension } from './requestExtension';
import { hibernateEnvironment, wakeEnvironment } from './hibernation';
import { requireRulesKept, retryEnvironment } from './retryEnvironment';
import { requireSchedules } from './sleepSchedules';
import { submitEnvironment, type SubmitContext } from './submitEnvironment';
import { prepareTransfer, transferEnvironment } from './transferEnvironment';
import { updateEnvironment } from './updateEnvironment';

export interface DomainOptions extends SubmitContext {
  operations: OperationsReader;
  /** Told after each commit that changed an environment. */
  announce(environmentId: string): void;
}

/** The domain, for callers whose rights on what they name have been judged. */
export class DefaultEnvironmentsService implements EnvironmentsService<AuthorizedCall> {
  readonly #options: DomainOptions;
  readonly #db: Knex;

  constructor(options: DomainOptions) {
    this.#options = options;
    this.#db = options.database;
  }

  async create(body: CreateEnvironment, call: AuthorizedCall): Promise<Answer<Environment>> {
    const person = requirePerson(call.rights);
    const { id, replayed } = await submitEnvironment(body, person, call, this.#options);
    if (!replayed) this.#options.announce(id);
    return { item: await this.get(id, call), replayed };
  }

  async estimate(body: CreateEnvironment, call: AuthorizedCall): Promise<Estimate> {
    return estimateEnvironment(body, requirePerson(call.rights), call, this.#options);
  }

  async list(
    query: EnvironmentsQuery & { limit: number; order: string },
    { rights }: AuthorizedCall,
  ): Promise<Page<EnvironmentListItem>> {
    const visible = rights.visible('read');
    if (visible === 'none') return { items: [], totalItems: 0, pageInfo: {} };
    const { rows, ...page } = await listEnvironments(
      this.#db,
      query,
      visible === 'all' ? undefined : visible,
    );
    return { items: rows.map(row => answerListItem(row, this.#context(row, rights))), ...page };
  }

  async get(id: string, { rights }: AuthorizedCall): Promise<Environment> {
    const row = await findEnvironment(this.#db, id);
    if (!row) throw notFound('environment');
    return answerEnvironment(row, this.#context(row, rights));
  }

  async update(
    id: string,
    change: UpdateEnvironment & { version?: number },
    call: AuthorizedCall,
  ): Promise<Environment> {
    const { ref: actor } = requirePerson(call.rights);
    const now = this.#options.clock.now();
    const { warnBefore } = this.#options.config.lifecycle;
    requireSchedules(change.sleepSchedules, await this.#providerOf(id));
    await this.#db.transaction(async tx => {
      await lockJudged(tx, id, call);
      await updateEnvironment(tx, id, change, { actor, warnBefore, now });
    });
    this.#options.announce(id);
    return this.get(id, call);
  }

  async delete(id: string, call: AuthorizedCall): Promise<Environment> {
    const person = requirePerson(call.rights);
    const { outbox, clock } = this.#options;
    const fourEyes = await fourEyesOn(id, person, this.#options);
    const now = clock.now();
    const message = 'Deletion was asked for';
    const event = { kind: 'deletion-requested', actor: person.ref, message };
    const changed = await this.#db.transaction(async tx => {
      await lockJudged(tx, id, call);
      return requestDeletion(tx, id, event, { outbox, now, fourEyes });
    });
    if (changed) this.#options.announce(id);
    return this.get(id, call);
  }

  async retry(id: string, call: AuthorizedCall): Promise<Answer<Environment>> {
    const { ref: actor } = requirePerson(call.rights);
    const { ledger, config } = this.#options;
    const { approvals, lifecycle } = config;
    const earlier = await madeEarlier(this.#db, { requester: actor, repeatable: call.repeatable });
    if (earlier === undefined) await requireRulesKept(id, this.#options);
    const replayed = await this.#change(id, id, call, (tx, now) =>
      retryEnvironment(tx, id, { actor, now }, { ledger, approvals, lifecycle }),
    );
    return { item: await this.get(id, call), replayed };
  }

  async extend(id: string, body: Extend, call: AuthorizedCall): Promise<Extended> {
    const person = requirePerson(call.rights);
    const { id: made, ...rest } = await requestExtension(id, body, person, call, this.#options);
    if (!rest.replayed) this.#options.announce(id);
    const item = await this.get(id, call);
    return { ...rest, item, waits: item.openRequestId === made };
  }

  async hibernate(id: string, call: AuthorizedCall): Promise<Answer<Environment>> {
    const { ref: actor } = requirePerson(call.rights);
    const provider = await this.#providerOf(id);
    const replayed = await this.#change(id, id, call, (tx, now) =>
      hibernateEnvironment(tx, id, { actor, provider, now }),
    );
    return { item: await this.get(id, call), replayed };
  }

  async wake(id: string, call: AuthorizedCall): Promise<Answer<Environment>> {
    const { ref: actor } = requirePerson(call.rights);
    const { ledger } = this.#options;
    const provider = await this.#providerOf(id);
    try {
      const replayed = await this.#change(id, id, call, (tx, now) =>
        wakeEnvironment(tx, id, { actor, provider, now }, ledger),
      );
      return { item: await this.get(id, call), replayed };
    } catch (error) {
      throw await inWords(error, call.rights.visible('read'), this.#options);
    }
  }

  async transfer(id: string, to: string, call: AuthorizedCall): Promise<Answer<Environment>> {
    const { ref: actor } = requirePerson(call.rights);
    const { ledger, outbox } = this.#options;
    const owner = await prepareTransfer(id, to, call.rights, this.#options);
    try {
      const replayed = await this.#change(id, id, call, (tx, now) =>
        transferEnvironment(tx, id, { owner, actor, now }, { ledger, outbox }),
      );
      return { item: await this.get(id, call), replayed };
    } catch (error) {
      throw await inWords(error, call.rights.visible('read'), this.#options);
    }
  }

  async listEvents(id: string, page: PageOptions): Promise<Page<EnvironmentEvent>> {
    const { rows, pageInfo } = await listEvents(this.#db, id, page);
    return { items: rows.map(answerEvent), pageInfo };
  }

  async listOperations(id: string, page: PageOptions): Promise<Page<Operation>> {
    return listOperations(id, page, this.#options.operations, this.#options.providers);
  }

  async getAccess(id: string): Promise<Access> {
    const row = await findEnvironment(this.#db, id);
    if (!row) throw notFound('environment');
    const provider = this.#provider(row);
    if (row.status !== 'ready' || !provider) {
      throw conflict('status', `There is nothing to connect to: the environment is ${row.status}`);
    }
    return provider.access(providedEnvironment(row));
  }

  async getOperation(id: string): Promise<Operation> {
    const row = await this.#options.operations.get(id);
    if (!row) throw notFound('operation');
    return answerOperation(row, this.#options.operations, this.#options.providers);
  }

  async readLog(
    id: string,
    { after, wait, signal }: { after: number; wait: number; signal?: AbortSignal },
  ): Promise<OperationLogPage> {
    return this.#options.operations.readLog(id, { after, waitMs: wait * 1000, signal });
  }

  async listProviders(): Promise<{ items: ProviderInfo[] }> {
    const { providers, config } = this.#options;
    const items = await Promise.all([...providers.values()].map(provider => provider.describe()));
    const first = (info: ProviderInfo) => (info.id === config.defaultProvider ? 0 : 1);
    return { items: items.sort((a, b) => first(a) - first(b)) };
  }

  /** Changes one environment by a call that may be repeated; true if it was done before. */
  async #change(
    id: string,
    environmentId: string,
    call: AuthorizedCall,
    work: (tx: Knex.Transaction, now: Date) => Promise<void>,
  ): Promise<boolean> {
    const now = this.#options.clock.now();
    const remembered = { requester: requirePerson(call.rights).ref, repeatable: call.repeatable };
    const { replayed } = await once(this.#db, remembered, { id, now }, async tx => {
      await lockJudged(tx, environmentId, call);
      await work(tx, now);
    });
    if (!replayed) this.#options.announce(environmentId);
    return replayed;
  }

  #context(row: { provider: string }, rights: Rights): AnswerContext {
    const { clock, config } = this.#options;
    const { lifecycle, approvals } = config;
    const { deletions } = approvals;
    const provider = this.#provider(row);
    return { ...lifecycle, rights, provider, deletions, now: clock.now() };
  }

  async #providerOf(id: string): Promise<EnvironmentProvider | undefined> {
    const row = await findEnvironment(this.#db, id);
    return row && this.#provider(row);
  }

  #provider({ provider }: { provider: string }): EnvironmentProvider | undefined {
    return this.#options.providers.get(provider);
  }
}
