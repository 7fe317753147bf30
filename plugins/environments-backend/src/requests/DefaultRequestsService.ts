import type { Knex } from 'knex';
import type {
  Decide,
  EnvironmentRequest,
  Page,
  QuotaEffect,
  RequestsQuery,
} from '@eks-environments/plugin-environments-common';
import { findEnvironment, lockEnvironment } from '../database/environments/findEnvironment';
import { findDecisions, findVoidDecisions } from '../database/requests/decisions';
import { findRequest } from '../database/requests/findRequest';
import { listRequests } from '../database/requests/listRequests';
import type { RequestRecord } from '../database/requests/records';
import type { DecisionRow } from '../database/tables';
import type { Answer, AuthorizedCall } from '../environments/EnvironmentsService';
import { once } from '../environments/once';
import { conflict, forbidden, notFound } from '../errors';
import type { Person } from '../permissions/Person';
import type { Rights } from '../permissions/Rights';
import { effectsOf } from '../quotas/effects';
import { answerManifest } from '../environments/answer';
import { answerRequest, type RequestAnswerContext } from './answer';
import { Decisions, type DecisionsOptions } from './Decisions';
import { lackOfPeople, stillDeciding } from './enoughPeople';
import type { RequestsService } from './RequestsService';
import { withdrawRequest } from './withdrawRequest';

export interface RequestsOptions extends DecisionsOptions {
  /** Told after each commit that changed an environment. */
  announce(environmentId: string): void;
}

/** Requests, for callers whose rights on what they name have been judged. */
export class DefaultRequestsService implements RequestsService<AuthorizedCall> {
  readonly #options: RequestsOptions;
  readonly #db: Knex;
  readonly #decisions: Decisions;

  constructor(options: RequestsOptions) {
    this.#options = options;
    this.#db = options.database;
    this.#decisions = new Decisions(options);
  }

  async list(
    query: RequestsQuery & { limit: number },
    { rights }: AuthorizedCall,
  ): Promise<Page<EnvironmentRequest>> {
    const { rows, ...page } = await listRequests(
      this.#db,
      query,
      { read: rights.visible('read'), approve: rights.visible('approve') },
      rights.person?.ref,
    );
    const decisions = await findDecisions(
      this.#db,
      rows.map(row => row.id),
    );
    const quotas = await this.#quotasOf(rows, rights);
    return {
      items: rows.map(row => ({
        ...answerRequest(row, decisions, this.#context(rights)),
        ...quotas.get(row.id),
      })),
      ...page,
    };
  }

  async get(id: string, { rights }: AuthorizedCall): Promise<EnvironmentRequest> {
    const row = await findRequest(this.#db, id);
    const environment = row && (await findEnvironment(this.#db, row.environment_id));
    if (!row || !environment) throw notFound('request');
    const [decisions, voided] = await Promise.all([
      findDecisions(this.#db, [id]),
      findVoidDecisions(this.#db, id),
    ]);
    const request = {
      ...answerRequest(row, decisions, this.#context(rights), voided),
      manifest: answerManifest(environment),
      ...(await this.#lackOf(row, decisions)),
    };
    return { ...request, ...(await this.#quotasOf([row], rights)).get(id) };
  }

  async decide(
    id: string,
    decision: Decide,
    call: AuthorizedCall,
  ): Promise<Answer<EnvironmentRequest>> {
    const { ref } = requirePerson(call);
    const remembered = { requester: ref, repeatable: call.repeatable };
    const visible = call.rights.visible('read');
    const read = await findRequest(this.#db, id);
    if (!read) throw notFound('request');
    let replayed: boolean;
    try {
      replayed = await this.#decisions.decide(id, decision, { ref, remembered, visible });
    } finally {
      // What is refused may have changed the request, too.
      this.#options.announce(read.environment_id);
    }
    return { item: await this.get(id, call), replayed };
  }

  async withdraw(id: string, call: AuthorizedCall): Promise<Answer<EnvironmentRequest>> {
    const { ref } = requirePerson(call);
    const request = await findRequest(this.#db, id);
    if (!request) throw notFound('request');
    const now = this.#options.clock.now();
    const { outbox } = this.#options;
    const remembered = { requester: ref, repeatable: call.repeatable };
    const { replayed } = await once(this.#db, remembered, { id, now }, async tx => {
      const environment = await lockEnvironment(tx, request.environment_id);
      if (environment?.open_request_id !== id) {
        throw conflict('decided', 'The request is not open any more');
      }
      await withdrawRequest(tx, environment, { actor: ref, outbox, now });
    });
    if (!replayed) this.#options.announce(request.environment_id);
    return { item: await this.get(id, call), replayed };
  }

  /** How many people it lacks, as far as the catalog says. */
  async #lackOf(row: RequestRecord, decisions: DecisionRow[]): Promise<{ lacking?: number }> {
    if (row.status !== 'open') return {};
    try {
      const lacking = await lackOfPeople(stillDeciding(row, decisions), this.#options.owners);
      return lacking > 0 ? { lacking } : {};
    } catch {
      return {};
    }
  }

  #context(rights: Rights): RequestAnswerContext {
    const { providers, config, clock } = this.#options;
    return { rights, providers, lifecycle: config.lifecycle, now: clock.now() };
  }

  /** What those that are open hold of the limits that cover them. Only a creation holds anything. */
  async #quotasOf(
    requests: RequestRecord[],
    rights: Rights,
  ): Promise<Map<string, { quotas: QuotaEffect[] }>> {
    const open = requests.filter(({ status, kind }) => status === 'open' && kind === 'create');
    if (open.length === 0) return new Map();
    const ids = open.map(row => row.environment_id);
    const shares = await this.#options.ledger.sharesHeldBy(this.#db, ids);
    const answers = open.map(async row => {
      const held = shares.get(row.environment_id) ?? [];
      const quotas = await effectsOf(held, rights.visible('read'), this.#options);
      return [row.id, { quotas }] as const;
    });
    return new Map(await Promise.all(answers));
  }
}

function requirePerson({ rights }: AuthorizedCall): Person {
  if (!rights.person) throw forbidden('person', 'Only people decide; services read');
  return rights.person;
}
