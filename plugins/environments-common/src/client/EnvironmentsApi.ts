import type {
  Access,
  CreateEnvironment,
  Decide,
  Environment,
  EnvironmentEvent,
  EnvironmentListItem,
  EnvironmentRequest,
  EnvironmentsQuery,
  Operation,
  OperationLogPage,
  Page,
  PageQuery,
  Estimate,
  Extend,
  GivenUpMessage,
  Health,
  Preferences,
  ProviderInfo,
  Quota,
  QuotaLimits,
  QuotaUsage,
  QuotasQuery,
  RequestsQuery,
  UpdateEnvironment,
} from '../types';

/** @public */
export type CallOptions = { token?: string; signal?: AbortSignal };
/** @public */
export type MutationOptions = CallOptions & {
  /** 1 to 255 visible ASCII characters; the same key and body give the same answer for 7 days. */
  idempotencyKey?: string;
};

/** What can be asked of environments, over HTTP. @public */
export interface EnvironmentsApi {
  createEnvironment(body: CreateEnvironment, options?: MutationOptions): Promise<Environment>;
  listEnvironments(
    query?: EnvironmentsQuery,
    options?: CallOptions,
  ): Promise<Page<EnvironmentListItem>>;
  getEnvironment(id: string, options?: CallOptions): Promise<Environment>;
  updateEnvironment(
    id: string,
    body: UpdateEnvironment,
    options?: CallOptions & { ifMatch?: string },
  ): Promise<Environment>;
  deleteEnvironment(id: string, options?: CallOptions): Promise<Environment>;
  retryEnvironment(id: string, options?: MutationOptions): Promise<Environment>;
  /**
   * Done at once if `expiresAt` of the answer is the end asked for, also where a request for more stays open; else the
   * answer has the `openRequestId` of the request that was made.
   */
  extendEnvironment(id: string, body: Extend, options?: MutationOptions): Promise<Environment>;
  hibernateEnvironment(id: string, options?: MutationOptions): Promise<Environment>;
  /** Refused with the code `quota` where there is no room for it. */
  wakeEnvironment(id: string, options?: MutationOptions): Promise<Environment>;
  /** To a group or user of the catalog, by entity ref. Gives nothing where the caller may not read it any more. */
  transferEnvironment(
    id: string,
    owner: string,
    options?: MutationOptions,
  ): Promise<Environment | undefined>;
  listEvents(id: string, query?: PageQuery, options?: CallOptions): Promise<Page<EnvironmentEvent>>;
  listOperations(id: string, query?: PageQuery, options?: CallOptions): Promise<Page<Operation>>;
  getAccess(id: string, options?: CallOptions): Promise<Access>;
  listRequests(query?: RequestsQuery, options?: CallOptions): Promise<Page<EnvironmentRequest>>;
  getRequest(id: string, options?: CallOptions): Promise<EnvironmentRequest>;
  decideRequest(id: string, body: Decide, options?: MutationOptions): Promise<EnvironmentRequest>;
  withdrawRequest(id: string, options?: MutationOptions): Promise<EnvironmentRequest>;
  getOperation(id: string, options?: CallOptions): Promise<Operation>;
  /** `wait` in seconds, at most 20. */
  getOperationLog(
    id: string,
    query?: { after?: number; wait?: number },
    options?: CallOptions,
  ): Promise<OperationLogPage>;
  listProviders(options?: CallOptions): Promise<{ items: ProviderInfo[] }>;
  /** What a create with this body would cost, take and need. Stores nothing. */
  estimateEnvironment(body: CreateEnvironment, options?: CallOptions): Promise<Estimate>;
  listQuotas(query?: QuotasQuery, options?: CallOptions): Promise<Page<Quota>>;
  getQuotaUsage(scope: string, options?: CallOptions): Promise<QuotaUsage>;
  /** Sets all limits of a scope in place of those set before. */
  setQuota(
    scope: string,
    limits: QuotaLimits,
    options?: CallOptions & { ifMatch?: string },
  ): Promise<Quota>;
  getPreferences(options?: CallOptions): Promise<Preferences>;
  setPreferences(preferences: Preferences, options?: CallOptions): Promise<Preferences>;
  /** Those that were given up, newest first. */
  listMessages(query?: PageQuery, options?: CallOptions): Promise<Page<GivenUpMessage>>;
  resendMessage(id: string, channel: string, options?: MutationOptions): Promise<GivenUpMessage>;
  /** As the replica that answers sees it. */
  getHealth(options?: CallOptions): Promise<Health>;
  resetQuota(scope: string, options?: CallOptions & { ifMatch?: string }): Promise<Quota>;
}
