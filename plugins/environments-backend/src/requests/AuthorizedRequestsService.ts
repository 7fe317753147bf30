import type { AuditorService } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type {
  Decide,
  EnvironmentRequest,
  Page,
  RequestsQuery,
} from '@eks-environments/plugin-environments-common';
import { audited } from '../audit/audited';
import type { RequestRecord } from '../database/requests/records';
import { notAllowed, requirePerson } from '../environments/Admission';
import type { Answer, AuthorizedCall, Call } from '../environments/EnvironmentsService';
import { factsOfRequest, factsOfRequestedEnvironment } from '../environments/facts';
import { forbidden, notFound } from '../errors';
import type { Rights, RightsReader } from '../permissions/Rights';
import { decidingRefusal, mayWithdraw } from './answer';
import type { RequestsService } from './RequestsService';

export interface RequestsAuthorizationOptions {
  rights: Pick<RightsReader, 'of'>;
  auditor: AuditorService;
  findRequest(id: string): Promise<RequestRecord | undefined>;
}

/** The only door to the requests: judges what the caller may do, and keeps record of it. */
export class AuthorizedRequestsService implements RequestsService {
  readonly #domain: RequestsService<AuthorizedCall>;
  readonly #options: RequestsAuthorizationOptions;

  constructor(domain: RequestsService<AuthorizedCall>, options: RequestsAuthorizationOptions) {
    this.#domain = domain;
    this.#options = options;
  }

  async list(
    query: RequestsQuery & { limit: number },
    call: Call,
  ): Promise<Page<EnvironmentRequest>> {
    return this.#domain.list(query, await this.#authorized(call));
  }

  async get(id: string, call: Call): Promise<EnvironmentRequest> {
    const authorized = await this.#authorized(call);
    await this.#readable(id, authorized.rights);
    return this.#domain.get(id, authorized);
  }

  async decide(id: string, decision: Decide, call: Call): Promise<Answer<EnvironmentRequest>> {
    const meta = { requestId: id, decision: decision.decision, digest: decision.digest };
    return this.#audited('request-decide', meta, call, async () => {
      const authorized = await this.#authorized(call);
      const request = await this.#readable(id, authorized.rights);
      const refusal = decidingRefusal(request, authorized.rights);
      if (refusal) throw forbidden(refusal.code, refusal.message);
      if (!authorized.rights.may('approve', factsOfRequest(request))) throw notAllowed();
      return this.#domain.decide(id, decision, authorized);
    });
  }

  async withdraw(id: string, call: Call): Promise<Answer<EnvironmentRequest>> {
    return this.#audited('request-withdraw', { requestId: id }, call, async () => {
      const authorized = await this.#authorized(call);
      const request = await this.#readable(id, authorized.rights);
      requirePerson(authorized.rights);
      if (!mayWithdraw(request, authorized.rights)) throw notAllowed();
      return this.#domain.withdraw(id, authorized);
    });
  }

  async #authorized(call: Call): Promise<AuthorizedCall> {
    return { ...call, rights: await this.#options.rights.of(call.credentials) };
  }

  /** Who may read its environment, and who may decide it. */
  async #readable(id: string, rights: Rights): Promise<RequestRecord> {
    const request = await this.#options.findRequest(id);
    const readable =
      request &&
      (rights.may('read', factsOfRequestedEnvironment(request)) ||
        rights.may('approve', factsOfRequest(request)));
    if (!readable) throw notFound('request');
    return request;
  }

  /** With what it was about and how it ended. */
  async #audited(
    eventId: string,
    meta: JsonObject,
    call: Call,
    work: () => Promise<Answer<EnvironmentRequest>>,
  ): Promise<Answer<EnvironmentRequest>> {
    const event = { eventId, severityLevel: 'medium', meta } as const;
    return audited(this.#options.auditor, event, call, work, ({ item, replayed }) => ({
      environmentId: item.environmentId,
      requester: item.requester,
      digest: item.digest,
      status: item.status,
      replayed,
    }));
  }
}
