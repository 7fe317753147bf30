import createClient, { type Client } from 'openapi-fetch';
import { ResponseError } from '@backstage/errors';
import type { paths } from '../generated/api';
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
import { readQuotaScope } from '../quotaScope';
import type { CallOptions, EnvironmentsApi, MutationOptions } from './EnvironmentsApi';

const ownerQuota = '/quotas/owners/{kind}/{namespace}/{name}';
const placementQuota = '/quotas/placements/{provider}/{region}';

type Answer<T> = { data?: T; error?: unknown; response: Response };

/**
 * The typed client of `/api/environments`. Every failure is a `ResponseError`, whose `body.error` carries
 * `code` and `details`.
 * @public
 */
export class EnvironmentsClient implements EnvironmentsApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    /** Adds credentials in the browser; without it the token of each call's options is sent. */
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi ?? { fetch: (...args) => fetch(...args) };
  }

  createEnvironment(body: CreateEnvironment, options?: MutationOptions): Promise<Environment> {
    return this.#call(options, (client, init) => client.POST('/environments', { ...init, body }));
  }

  listEnvironments(
    query?: EnvironmentsQuery,
    options?: CallOptions,
  ): Promise<Page<EnvironmentListItem>> {
    return this.#call(options, (client, init) =>
      client.GET('/environments', { ...init, params: { query } }),
    );
  }

  getEnvironment(id: string, options?: CallOptions): Promise<Environment> {
    return this.#call(options, (client, init) =>
      client.GET('/environments/{id}', { ...init, params: { path: { id } } }),
    );
  }

  updateEnvironment(
    id: string,
    body: UpdateEnvironment,
    options?: CallOptions & { ifMatch?: string },
  ): Promise<Environment> {
    return this.#call(options, (client, init) =>
      client.PATCH('/environments/{id}', {
        ...init,
        params: {
          path: { id },
          header: headerOf(options),
        },
        body,
      }),
    );
  }

  deleteEnvironment(id: string, options?: CallOptions): Promise<Environment> {
    return this.#call(options, (client, init) =>
      client.DELETE('/environments/{id}', { ...init, params: { path: { id } } }),
    );
  }

  retryEnvironment(id: string, options?: MutationOptions): Promise<Environment> {
    return this.#call(options, (client, init) =>
      client.POST('/environments/{id}/retry', { ...init, params: { path: { id } } }),
    );
  }

  extendEnvironment(id: string, body: Extend, options?: MutationOptions): Promise<Environment> {
    return this.#call(options, (client, init) =>
      client.POST('/environments/{id}/extend', { ...init, params: { path: { id } }, body }),
    );
  }

  hibernateEnvironment(id: string, options?: MutationOptions): Promise<Environment> {
    return this.#call(options, (client, init) =>
      client.POST('/environments/{id}/hibernate', { ...init, params: { path: { id } } }),
    );
  }

  wakeEnvironment(id: string, options?: MutationOptions): Promise<Environment> {
    return this.#call(options, (client, init) =>
      client.POST('/environments/{id}/wake', { ...init, params: { path: { id } } }),
    );
  }

  transferEnvironment(id: string, owner: string, options?: MutationOptions): Promise<Environment> {
    return this.#call(options, (client, init) =>
      client.POST('/environments/{id}/transfer', {
        ...init,
        params: { path: { id } },
        body: { owner },
      }),
    );
  }

  listEvents(
    id: string,
    query?: PageQuery,
    options?: CallOptions,
  ): Promise<Page<EnvironmentEvent>> {
    return this.#call(options, (client, init) =>
      client.GET('/environments/{id}/events', {
        ...init,
        params: { path: { id }, query },
      }),
    );
  }

  listOperations(id: string, query?: PageQuery, options?: CallOptions): Promise<Page<Operation>> {
    return this.#call(options, (client, init) =>
      client.GET('/environments/{id}/operations', {
        ...init,
        params: { path: { id }, query },
      }),
    );
  }

  getAccess(id: string, options?: CallOptions): Promise<Access> {
    return this.#call(options, (client, init) =>
      client.GET('/environments/{id}/access', { ...init, params: { path: { id } } }),
    );
  }

  listRequests(query?: RequestsQuery, options?: CallOptions): Promise<Page<EnvironmentRequest>> {
    return this.#call(options, (client, init) =>
      client.GET('/requests', { ...init, params: { query } }),
    );
  }

  getRequest(id: string, options?: CallOptions): Promise<EnvironmentRequest> {
    return this.#call(options, (client, init) =>
      client.GET('/requests/{id}', { ...init, params: { path: { id } } }),
    );
  }

  decideRequest(id: string, body: Decide, options?: MutationOptions): Promise<EnvironmentRequest> {
    return this.#call(options, (client, init) =>
      client.POST('/requests/{id}/decisions', { ...init, params: { path: { id } }, body }),
    );
  }

  withdrawRequest(id: string, options?: MutationOptions): Promise<EnvironmentRequest> {
    return this.#call(options, (client, init) =>
      client.POST('/requests/{id}/withdraw', { ...init, params: { path: { id } } }),
    );
  }

  getOperation(id: string, options?: CallOptions): Promise<Operation> {
    return this.#call(options, (client, init) =>
      client.GET('/operations/{id}', { ...init, params: { path: { id } } }),
    );
  }

  getOperationLog(
    id: string,
    query?: { after?: number; wait?: number },
    options?: CallOptions,
  ): Promise<OperationLogPage> {
    return this.#call(options, (client, init) =>
      client.GET('/operations/{id}/log', { ...init, params: { path: { id }, query } }),
    );
  }

  listProviders(options?: CallOptions): Promise<{ items: ProviderInfo[] }> {
    return this.#call(options, (client, init) => client.GET('/providers', init));
  }

  estimateEnvironment(body: CreateEnvironment, options?: CallOptions): Promise<Estimate> {
    return this.#call(options, (client, init) => client.POST('/estimates', { ...init, body }));
  }

  listQuotas(query?: QuotasQuery, options?: CallOptions): Promise<Page<Quota>> {
    return this.#call(options, (client, init) =>
      client.GET('/quotas', { ...init, params: { query } }),
    );
  }

  getQuotaUsage(scope: string, options?: CallOptions): Promise<QuotaUsage> {
    return this.#call(options, (client, init) =>
      client.GET('/quotas/usage', { ...init, params: { query: { scope } } }),
    );
  }

  setQuota(
    scope: string,
    limits: QuotaLimits,
    options?: CallOptions & { ifMatch?: string },
  ): Promise<Quota> {
    const body = { limits };
    const at = readQuotaScope(scope);
    const header = headerOf(options);
    return this.#call(options, (client, init) => {
      switch (at.kind) {
        case 'owner':
          return client.PUT(ownerQuota, { ...init, params: { path: at.path, header }, body });
        case 'placement':
          return client.PUT(placementQuota, { ...init, params: { path: at.path, header }, body });
        default:
          return client.PUT('/quotas/global', { ...init, params: { header }, body });
      }
    });
  }

  resetQuota(scope: string, options?: CallOptions & { ifMatch?: string }): Promise<Quota> {
    const at = readQuotaScope(scope);
    const header = headerOf(options);
    return this.#call(options, (client, init) => {
      switch (at.kind) {
        case 'owner':
          return client.DELETE(ownerQuota, { ...init, params: { path: at.path, header } });
        case 'placement':
          return client.DELETE(placementQuota, { ...init, params: { path: at.path, header } });
        default:
          return client.DELETE('/quotas/global', { ...init, params: { header } });
      }
    });
  }

  getPreferences(options?: CallOptions): Promise<Preferences> {
    return this.#call(options, (client, init) => client.GET('/preferences', init));
  }

  setPreferences(body: Preferences, options?: CallOptions): Promise<Preferences> {
    return this.#call(options, (client, init) => client.PUT('/preferences', { ...init, body }));
  }

  listMessages(query?: PageQuery, options?: CallOptions): Promise<Page<GivenUpMessage>> {
    return this.#call(options, (client, init) =>
      client.GET('/messages', { ...init, params: { query } }),
    );
  }

  resendMessage(id: string, channel: string, options?: CallOptions): Promise<GivenUpMessage> {
    return this.#call(options, (client, init) =>
      client.POST('/messages/{id}/{channel}/resend', {
        ...init,
        params: { path: { id, channel } },
      }),
    );
  }

  getHealth(options?: CallOptions): Promise<Health> {
    return this.#call(options, (client, init) => client.GET('/health', init));
  }

  async #call<T>(
    options: MutationOptions | undefined,
    send: (
      client: Client<paths>,
      init: { headers: Record<string, string>; signal?: AbortSignal },
    ) => Promise<Answer<T>>,
  ): Promise<T> {
    // Failed answers are turned into errors before openapi-fetch reads their bodies.
    const checked = async (request: Request) => {
      // Not the request itself: Backstage's fetch API reads what it gets more than once.
      const { url, method, headers, signal } = request;
      const body = (await request.text()) || undefined;
      const response = await this.#fetchApi.fetch(url, { method, headers, signal, body });
      if (!response.ok) throw await ResponseError.fromResponse(response);
      return response;
    };
    const client = createClient<paths>({
      baseUrl: await this.#discoveryApi.getBaseUrl('environments'),
      fetch: checked,
    });
    const headers: Record<string, string> = {};
    if (options?.token) headers.authorization = `Bearer ${options.token}`;
    if (options?.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey;
    const { data } = await send(client, {
      headers,
      ...(options?.signal && { signal: options.signal }),
    });
    if (data === undefined) throw new Error('The answer has no body');
    return data;
  }
}

function headerOf(options: { ifMatch?: string } | undefined): { 'If-Match'?: string } {
  return options?.ifMatch ? { 'If-Match': options.ifMatch } : {};
}
