import type { Request } from 'express';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
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
import type { Rights } from '../permissions/Rights';

/** A call that may be repeated: the same key and digest give the same answer. */
export interface RepeatableCall {
  key: string;
  /** Of method, path and body. */
  digest: string;
}

/** Who calls, and how. */
export interface Call {
  credentials: BackstageCredentials;
  repeatable?: RepeatableCall;
  /** For the audit, where the call came over HTTP. */
  request?: Request;
}

/** A call of somebody whose rights are known. */
export interface AuthorizedCall extends Call {
  rights: Rights;
  /** Whose environment it was when the rights on the one that the call names were judged. */
  judgedOwner?: string;
}

/** What a call made, or made when it came first. */
export interface Answer<T> {
  item: T;
  replayed: boolean;
}

/** What became of a call for a later end. */
export interface Extended extends Answer<Environment> {
  /** Whether the request that it made waits for an approval. */
  waits: boolean;
  /** The request that it made pointless, unless it was replayed. */
  withdrawnRequestId?: string;
}

type Paged<T> = T & { limit: number };
export type PageOptions = Paged<{ cursor?: string }>;

/**
 * What can be asked of environments. Ids that do not exist and ids that the caller may not read give the
 * same NotFoundError. Errors carry `code` and `details`.
 */
export interface EnvironmentsService<C extends Call = Call> {
  create(body: CreateEnvironment, call: C): Promise<Answer<Environment>>;
  /** What a create would come to; stores nothing. */
  estimate(body: CreateEnvironment, call: C): Promise<Estimate>;
  list(
    query: Paged<EnvironmentsQuery> & { order: string },
    call: C,
  ): Promise<Page<EnvironmentListItem>>;
  get(id: string, call: C): Promise<Environment>;
  /** `version` is the one that the change is made to; ConflictError if it is another by now. */
  update(
    id: string,
    change: UpdateEnvironment & { version?: number },
    call: C,
  ): Promise<Environment>;
  /** At once, or where another must approve it by a request, which is then open. */
  delete(id: string, call: C): Promise<Environment>;
  retry(id: string, call: C): Promise<Answer<Environment>>;
  /** At once, or where policy asks for an approval by a request, which is then open. */
  extend(id: string, body: Extend, call: C): Promise<Extended>;
  hibernate(id: string, call: C): Promise<Answer<Environment>>;
  /** ConflictError with the code `quota` where there is no room for it. */
  wake(id: string, call: C): Promise<Answer<Environment>>;
  /** Gives it to another owner, for whom the caller may create such an environment; who may read it then gets it. */
  transfer(id: string, owner: string, call: C): Promise<Answer<Environment | undefined>>;
  listEvents(id: string, page: PageOptions, call: C): Promise<Page<EnvironmentEvent>>;
  listOperations(id: string, page: PageOptions, call: C): Promise<Page<Operation>>;
  getAccess(id: string, call: C): Promise<Access>;
  getOperation(id: string, call: C): Promise<Operation>;
  /** Waits for a further line, at most so many seconds. */
  readLog(
    id: string,
    options: { after: number; wait: number; signal?: AbortSignal },
    call: C,
  ): Promise<OperationLogPage>;
  listProviders(call: C): Promise<{ items: ProviderInfo[] }>;
}
