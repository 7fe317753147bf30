import type { AuditorService } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
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
import type { EnvironmentFacts } from '@eks-environments/plugin-environments-node';
import { audited } from '../audit/audited';
import { forbidden, notFound } from '../errors';
import type { FactsReader } from '../permissions/register';
import type { Right, Rights, RightsReader } from '../permissions/Rights';
import type {
  Answer,
  AuthorizedCall,
  Call,
  EnvironmentsService,
  PageOptions,
} from './EnvironmentsService';

export interface AuthorizationOptions {
  rights: Pick<RightsReader, 'of'>;
  auditor: AuditorService;
  facts: FactsReader;
  /** The environment of an operation. */
  environmentOf(operationId: string): Promise<string | undefined>;
}

/** The only door to the domain: judges what the caller may do, and keeps record of it. */
export class AuthorizedEnvironmentsService implements EnvironmentsService {
  readonly #domain: EnvironmentsService<AuthorizedCall>;
  readonly #options: AuthorizationOptions;

  constructor(domain: EnvironmentsService<AuthorizedCall>, options: AuthorizationOptions) {
    this.#domain = domain;
    this.#options = options;
  }

  async create(body: CreateEnvironment, call: Call): Promise<Answer<Environment>> {
    const { provider, type, owner, target, lifetime } = body;
    const asked = {
      provider,
      type,
      owner,
      ...(target !== undefined && { target }),
      ...(lifetime !== undefined && { lifetime }),
    };
    return this.#audited(
      'environment-create',
      asked,
      call,
      async () => {
        const authorized = await this.#authorized(call);
        requirePerson(authorized.rights);
        if (authorized.rights.never('create')) throw notAllowed();
        const answer = await this.#domain.create(body, authorized);
        // What was made then may have become another's to read.
        if (answer.replayed) await this.#mayDo('read', answer.item.id, call);
        return answer;
      },
      ({ item, replayed }) => ({ environmentId: item.id, status: item.status, replayed }),
    );
  }

  async estimate(body: CreateEnvironment, call: Call): Promise<Estimate> {
    const authorized = await this.#authorized(call);
    requirePerson(authorized.rights);
    if (authorized.rights.never('create')) throw notAllowed();
    return this.#domain.estimate(body, authorized);
  }

  async list(
    query: EnvironmentsQuery & { limit: number; order: string },
    call: Call,
  ): Promise<Page<EnvironmentListItem>> {
    return this.#domain.list(query, await this.#authorized(call));
  }

  async get(id: string, call: Call): Promise<Environment> {
    return this.#domain.get(id, await this.#mayDo('read', id, call));
  }

  async update(
    id: string,
    change: UpdateEnvironment & { version?: number },
    call: Call,
  ): Promise<Environment> {
    const { deletionProtection, version, ...others } = change;
    const protects = deletionProtection !== undefined;
    const meta = { environmentId: id, ...(protects && { deletionProtection }) };
    return this.#audited('environment-update', meta, call, async () => {
      const more = protects && Object.keys(others).length > 0;
      if (more) await this.#mayDo('update', id, call);
      const right = protects ? 'protect' : 'update';
      return this.#domain.update(id, change, await this.#mayDo(right, id, call));
    });
  }

  async delete(id: string, call: Call): Promise<Environment> {
    return this.#audited(
      'environment-delete',
      { environmentId: id },
      call,
      async () => this.#domain.delete(id, await this.#mayDo('delete', id, call)),
      item => ({
        status: item.status,
        ...(item.openRequestId && { requestId: item.openRequestId }),
      }),
    );
  }

  async retry(id: string, call: Call): Promise<Answer<Environment>> {
    return this.#audited('environment-retry', { environmentId: id }, call, async () => {
      const right = (facts: EnvironmentFacts) => (deletes(facts) ? 'delete' : 'update');
      return this.#domain.retry(id, await this.#mayDo(right, id, call));
    });
  }

  async extend(id: string, body: Extend, call: Call): Promise<Answer<Environment>> {
    const { expiresAt, lifetime } = body;
    const meta = {
      environmentId: id,
      ...(expiresAt !== undefined && { expiresAt }),
      ...(lifetime !== undefined && { lifetime }),
    };
    return this.#audited(
      'environment-extend',
      meta,
      call,
      async () => this.#domain.extend(id, body, await this.#mayDo('update', id, call)),
      ({ item, replayed }) => ({ ...endOf(item), replayed }),
    );
  }

  async hibernate(id: string, call: Call): Promise<Answer<Environment>> {
    return this.#audited('environment-hibernate', { environmentId: id }, call, async () =>
      this.#domain.hibernate(id, await this.#mayDo('update', id, call)),
    );
  }

  async wake(id: string, call: Call): Promise<Answer<Environment>> {
    return this.#audited('environment-wake', { environmentId: id }, call, async () =>
      this.#domain.wake(id, await this.#mayDo('update', id, call)),
    );
  }

  async transfer(id: string, owner: string, call: Call): Promise<Answer<Environment>> {
    return this.#audited('environment-transfer', { environmentId: id, owner }, call, async () =>
      this.#domain.transfer(id, owner, await this.#mayDo('update', id, call)),
    );
  }

  async listEvents(id: string, page: PageOptions, call: Call): Promise<Page<EnvironmentEvent>> {
    return this.#domain.listEvents(id, page, await this.#mayDo('read', id, call));
  }

  async listOperations(id: string, page: PageOptions, call: Call): Promise<Page<Operation>> {
    return this.#domain.listOperations(id, page, await this.#mayDo('read', id, call));
  }

  async getAccess(id: string, call: Call): Promise<Access> {
    return this.#audited('environment-access', { environmentId: id }, call, async () =>
      this.#domain.getAccess(id, await this.#mayDo('access', id, call)),
    );
  }

  async getOperation(id: string, call: Call): Promise<Operation> {
    return this.#domain.getOperation(id, await this.#mayReadOperation(id, call));
  }

  async readLog(
    id: string,
    options: { after: number; wait: number; signal?: AbortSignal },
    call: Call,
  ): Promise<OperationLogPage> {
    return this.#domain.readLog(id, options, await this.#mayReadOperation(id, call));
  }

  async listProviders(call: Call): Promise<{ items: ProviderInfo[] }> {
    return this.#domain.listProviders(await this.#authorized(call));
  }

  async #authorized(call: Call): Promise<AuthorizedCall> {
    return { ...call, rights: await this.#options.rights.of(call.credentials) };
  }

  /** NotFoundError for who may not read it, NotAllowedError for who may but has not the right. */
  async #mayDo(
    right: Right | ((facts: EnvironmentFacts) => Right),
    id: string,
    call: Call,
  ): Promise<AuthorizedCall> {
    const authorized = await this.#authorized(call);
    const { rights } = authorized;
    const [facts] = await this.#options.facts([id]);
    if (!facts || !rights.may('read', facts)) throw notFound('environment');
    const needed = typeof right === 'function' ? right(facts) : right;
    if (needed !== 'read') requirePerson(rights);
    if (!rights.may(needed, facts)) throw notAllowed();
    return authorized;
  }

  async #mayReadOperation(id: string, call: Call): Promise<AuthorizedCall> {
    const environmentId = await this.#options.environmentOf(id);
    const authorized = await this.#authorized(call);
    const [facts] = environmentId === undefined ? [] : await this.#options.facts([environmentId]);
    if (!facts || !authorized.rights.may('read', facts)) throw notFound('operation');
    return authorized;
  }

  async #audited<T>(
    eventId: string,
    meta: JsonObject,
    call: Call,
    work: () => Promise<T>,
    outcome?: (result: T) => JsonObject,
  ): Promise<T> {
    const severityLevel = eventId === 'environment-delete' ? 'high' : 'medium';
    return audited(this.#options.auditor, { eventId, severityLevel, meta }, call, work, outcome);
  }
}

/** When it ends now, and the request that waits. */
function endOf({ expiresAt, openRequestId }: Environment): JsonObject {
  return {
    ...(expiresAt !== undefined && { expiresAt }),
    ...(openRequestId !== undefined && { requestId: openRequestId }),
  };
}

function deletes({ status }: EnvironmentFacts): boolean {
  return status === 'deleting' || status === 'delete-failed' || status === 'deleted';
}

function requirePerson({ person }: Rights): void {
  if (!person) throw forbidden('person', 'Only people change environments; services read');
}

function notAllowed() {
  return forbidden('not-allowed', 'You may not do that');
}
