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
  RequestKind,
  UpdateEnvironment,
} from '@eks-environments/plugin-environments-common';
import type { EnvironmentFacts } from '@eks-environments/plugin-environments-node';
import { audited, auditedRefusal } from '../audit/audited';
import type { RequestRow } from '../database/tables';
import { personOf } from '../permissions/Person';
import { Admission, notAllowed, requirePerson, type AdmissionOptions } from './Admission';
import type {
  Answer,
  AuthorizedCall,
  Call,
  EnvironmentsService,
  Extended,
  PageOptions,
} from './EnvironmentsService';
import type { Remembered } from './once';

export interface AuthorizationOptions extends AdmissionOptions {
  auditor: AuditorService;
  /** What an earlier call with the same key was about. */
  madeEarlier(remembered: Remembered): Promise<string | undefined>;
  /** The last request of a kind for an environment. */
  requestOf(
    environmentId: string,
    kind: RequestKind,
  ): Promise<Pick<RequestRow, 'id' | 'digest'> | undefined>;
}

const medium = { severityLevel: 'medium' } as const;
const high = { severityLevel: 'high' } as const;

/** The only door to the domain: judges what the caller may do, and keeps record of it. */
export class AuthorizedEnvironmentsService implements EnvironmentsService {
  readonly #domain: EnvironmentsService<AuthorizedCall>;
  readonly #admission: Admission;
  readonly #options: AuthorizationOptions;

  constructor(domain: EnvironmentsService<AuthorizedCall>, options: AuthorizationOptions) {
    this.#domain = domain;
    this.#admission = new Admission(options);
    this.#options = options;
  }

  async create(body: CreateEnvironment, call: Call): Promise<Answer<Environment>> {
    return this.#audited(
      'environment-create',
      whatIsAsked(body),
      call,
      async () => {
        const authorized = await this.#admission.of(call);
        requirePerson(authorized.rights);
        if (authorized.rights.never('create')) throw notAllowed();
        const answer = await this.#domain.create(body, authorized);
        // What was made then may have become another's to read.
        if (answer.replayed) await this.#admission.mayDo('read', answer.item.id, call);
        return answer;
      },
      async ({ item: { id, status, target, region }, replayed }) => ({
        ...{ environmentId: id, status, target, region, replayed },
        ...(await this.#requestOf(id, 'create')),
      }),
    );
  }

  async estimate(body: CreateEnvironment, call: Call): Promise<Estimate> {
    const event = { ...medium, eventId: 'environment-estimate', meta: whatIsAsked(body) };
    return auditedRefusal(this.#options.auditor, event, call, async () => {
      const authorized = await this.#admission.of(call);
      requirePerson(authorized.rights);
      if (authorized.rights.never('create')) throw notAllowed();
      return this.#domain.estimate(body, authorized);
    });
  }

  async list(
    query: EnvironmentsQuery & { limit: number; order: string },
    call: Call,
  ): Promise<Page<EnvironmentListItem>> {
    return this.#domain.list(query, await this.#admission.of(call));
  }

  async get(id: string, call: Call): Promise<Environment> {
    return this.#domain.get(id, await this.#admission.mayDo('read', id, call));
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
      if (more) await this.#admission.mayDo('update', id, call);
      const right = protects ? 'protect' : 'update';
      return this.#domain.update(id, change, await this.#admission.mayDo(right, id, call));
    });
  }

  async delete(id: string, call: Call): Promise<Environment> {
    return this.#audited(
      'environment-delete',
      { environmentId: id },
      call,
      async () => this.#domain.delete(id, await this.#admission.mayDo('delete', id, call)),
      async ({ status, openRequestId }) => ({
        status,
        ...(openRequestId !== undefined && (await this.#requestOf(id, 'delete'))),
      }),
    );
  }

  async retry(id: string, call: Call): Promise<Answer<Environment>> {
    return this.#audited('environment-retry', { environmentId: id }, call, async () => {
      const right = (facts: EnvironmentFacts) => (deletes(facts) ? 'delete' : 'update');
      return this.#domain.retry(id, await this.#admission.mayDo(right, id, call));
    });
  }

  async extend(id: string, body: Extend, call: Call): Promise<Extended> {
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
      async () => this.#domain.extend(id, body, await this.#admission.mayDo('update', id, call)),
      async ({ item, waits, replayed, withdrawnRequestId }) => ({
        ...(item.expiresAt !== undefined && { expiresAt: item.expiresAt }),
        ...(withdrawnRequestId !== undefined && { withdrawnRequestId }),
        replayed,
        ...(waits && (await this.#requestOf(id, 'extend'))),
      }),
    );
  }

  async hibernate(id: string, call: Call): Promise<Answer<Environment>> {
    return this.#audited('environment-hibernate', { environmentId: id }, call, async () =>
      this.#domain.hibernate(id, await this.#admission.mayDo('update', id, call)),
    );
  }

  async wake(id: string, call: Call): Promise<Answer<Environment>> {
    return this.#audited('environment-wake', { environmentId: id }, call, async () =>
      this.#domain.wake(id, await this.#admission.mayDo('update', id, call)),
    );
  }

  async transfer(id: string, to: string, call: Call): Promise<Answer<Environment | undefined>> {
    const meta = { environmentId: id, owner: to };
    return this.#audited('environment-transfer', meta, call, async () => {
      const replayed = await this.#give(id, to, call);
      return { item: await this.#readable(id, call), replayed };
    });
  }

  async listEvents(id: string, page: PageOptions, call: Call): Promise<Page<EnvironmentEvent>> {
    return this.#domain.listEvents(id, page, await this.#admission.mayDo('read', id, call));
  }

  async listOperations(id: string, page: PageOptions, call: Call): Promise<Page<Operation>> {
    return this.#domain.listOperations(id, page, await this.#admission.mayDo('read', id, call));
  }

  async getAccess(id: string, call: Call): Promise<Access> {
    return this.#audited('environment-access', { environmentId: id }, call, async () =>
      this.#domain.getAccess(id, await this.#admission.mayDo('access', id, call)),
    );
  }

  async getOperation(id: string, call: Call): Promise<Operation> {
    return this.#domain.getOperation(id, await this.#admission.mayReadOperation(id, call));
  }

  async readLog(
    id: string,
    options: { after: number; wait: number; signal?: AbortSignal },
    call: Call,
  ): Promise<OperationLogPage> {
    return this.#domain.readLog(id, options, await this.#admission.mayReadOperation(id, call));
  }

  async listProviders(call: Call): Promise<{ items: ProviderInfo[] }> {
    return this.#domain.listProviders(await this.#admission.of(call));
  }

  /** True if it was done before: the caller may have given away the right to do it again, also meanwhile. */
  async #give(id: string, to: string, call: Call): Promise<boolean> {
    if (await this.#wasDone(id, call)) return true;
    try {
      const authorized = await this.#admission.mayDo('update', id, call);
      return (await this.#domain.transfer(id, to, authorized)).replayed;
    } catch (error) {
      if (await this.#wasDone(id, call)) return true;
      throw error;
    }
  }

  async #readable(id: string, call: Call): Promise<Environment | undefined> {
    const reader = await this.#admission.reader(id, call);
    return reader && this.#domain.get(id, reader);
  }

  /** Throws ConflictError where its key was used for another call. */
  async #wasDone(id: string, { credentials, repeatable }: Call): Promise<boolean> {
    const person = personOf(credentials);
    if (!person) return false;
    return (await this.#options.madeEarlier({ requester: person.ref, repeatable })) === id;
  }

  async #audited<T>(
    eventId: string,
    meta: JsonObject,
    call: Call,
    work: () => Promise<T>,
    outcome?: (result: T) => JsonObject | Promise<JsonObject>,
  ): Promise<T> {
    const level = eventId === 'environment-delete' ? high : medium;
    return audited(this.#options.auditor, { eventId, ...level, meta }, call, work, outcome);
  }

  /** What was asked for by which request. */
  async #requestOf(environmentId: string, kind: RequestKind): Promise<JsonObject> {
    const request = await this.#options.requestOf(environmentId, kind);
    return request ? { requestId: request.id, digest: request.digest } : {};
  }
}

function whatIsAsked({ provider, type, owner, target, lifetime }: CreateEnvironment): JsonObject {
  return {
    ...{ provider, type, owner },
    ...(target !== undefined && { target }),
    ...(lifetime !== undefined && { lifetime }),
  };
}

function deletes({ status }: EnvironmentFacts): boolean {
  return status === 'deleting' || status === 'delete-failed' || status === 'deleted';
}
