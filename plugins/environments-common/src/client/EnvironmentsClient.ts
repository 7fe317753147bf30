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
import { Transport } from './Transport';

const ownerQuota = '/quotas/owners/{kind}/{namespace}/{name}';
const placementQuota = '/quotas/placements/{provider}/{region}';

/**
 * The typed client of `/api/environments`. Every failure is a `ResponseError`, whose `body.error` carries
 * `code` and `details`.
 * @public
 */
export class EnvironmentsClient implements EnvironmentsApi {
  readonly #transport: Transport;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    /** Adds credentials in the browser; without it the token of each call's options is sent. */
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#transport = new Transport(options);
  }

  createEnvironment(body: CreateEnvironment, options?: MutationOptions): Promise<Environment> {
    return this.#transport.call(options, (client, init) =>
      client.POST('/environments', { ...init, body }),
    );
  }

  listEnvironments(
    query?: EnvironmentsQuery,
    options?: CallOptions,
  ): Promise<Page<EnvironmentListItem>> {
    return this.#transport.call(options, (client, init) =>
      client.GET('/environments', { ...init, params: { query } }),
    );
  }

  getEnvironment(id: string, options?: CallOptions): Promise<Environment> {
    return this.#transport.call(options, (client, init) =>
      client.GET('/environments/{id}', { ...init, params: { path: { id } } }),
    );
  }

  updateEnvironment(
    id: string,
    body: UpdateEnvironment,
    options?: CallOptions & { ifMatch?: string },
  ): Promise<Environment> {
    return this.#transport.call(options, (client, init) =>
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
    return this.#transport.call(options, (client, init) =>
      client.DELETE('/environments/{id}', { ...init, params: { path: { id } } }),
    );
  }

  retryEnvironment(id: string, options?: MutationOptions): Promise<Environment> {
    return this.#transport.call(options, (client, init) =>
      client.POST('/environments/{id}/retry', { ...init, params: { path: { id } } }),
    );
  }

  extendEnvironment(id: string, body: Extend, options?: MutationOptions): Promise<Environment> {
    return this.#transport.call(options, (client, init) =>
      client.POST('/environments/{id}/extend', { ...init, params: { path: { id } }, body }),
    );
  }

  hibernateEnvironment(id: string, options?: MutationOptions): Promise<Environment> {
    return this.#transport.call(options, (client, init) =>
      client.POST('/environments/{id}/hibernate', { ...init, params: { path: { id } } }),
    );
  }

  wakeEnvironment(id: string, options?: MutationOptions): Promise<Environment> {
    return this.#transport.call(options, (client, init) =>
      client.POST('/environments/{id}/wake', { ...init, params: { path: { id } } }),
    );
  }

  transferEnvironment(
    id: string,
    owner: string,
    options?: MutationOptions,
  ): Promise<Environment | undefined> {
    return this.#transport.send(options, (client, init) =>
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
    return this.#transport.call(options, (client, init) =>
      client.GET('/environments/{id}/events', {
        ...init,
        params: { path: { id }, query },
      }),
    );
  }

  listOperations(id: string, query?: PageQuery, options?: CallOptions): Promise<Page<Operation>> {
    return this.#transport.call(options, (client, init) =>
      client.GET('/environments/{id}/operations', {
        ...init,
        params: { path: { id }, query },
      }),
    );
  }

  getAccess(id: string, options?: CallOptions): Promise<Access> {
    return this.#transport.call(options, (client, init) =>
      client.GET('/environments/{id}/access', { ...init, params: { path: { id } } }),
    );
  }

  listRequests(query?: RequestsQuery, options?: CallOptions): Promise<Page<EnvironmentRequest>> {
    return this.#transport.call(options, (client, init) =>
      client.GET('/requests', { ...init, params: { query } }),
    );
  }

  getRequest(id: string, options?: CallOptions): Promise<EnvironmentRequest> {
    return this.#transport.call(options, (client, init) =>
      client.GET('/requests/{id}', { ...init, params: { path: { id } } }),
    );
  }

  decideRequest(id: string, body: Decide, options?: MutationOptions): Promise<EnvironmentRequest> {
    return this.#transport.call(options, (client, init) =>
      client.POST('/requests/{id}/decisions', { ...init, params: { path: { id } }, body }),
    );
  }

  withdrawRequest(id: string, options?: MutationOptions): Promise<EnvironmentRequest> {
    return this.#transport.call(options, (client, init) =>
      client.POST('/requests/{id}/withdraw', { ...init, params: { path: { id } } }),
    );
  }

  getOperation(id: string, options?: CallOptions): Promise<Operation> {
    return this.#transport.call(options, (client, init) =>
      client.GET('/operations/{id}', { ...init, params: { path: { id } } }),
    );
  }

  getOperationLog(
    id: string,
    query?: { after?: number; wait?: number },
    options?: CallOptions,
  ): Promise<OperationLogPage> {
    return this.#transport.call(options, (client, init) =>
      client.GET('/operations/{id}/log', { ...init, params: { path: { id }, query } }),
    );
  }

  listProviders(options?: CallOptions): Promise<{ items: ProviderInfo[] }> {
    return this.#transport.call(options, (client, init) => client.GET('/providers', init));
  }

  estimateEnvironment(body: CreateEnvironment, options?: CallOptions): Promise<Estimate> {
    return this.#transport.call(options, (client, init) =>
      client.POST('/estimates', { ...init, body }),
    );
  }

  listQuotas(query?: QuotasQuery, options?: CallOptions): Promise<Page<Quota>> {
    return this.#transport.call(options, (client, init) =>
      client.GET('/quotas', { ...init, params: { query } }),
    );
  }

  getQuotaUsage(scope: string, options?: CallOptions): Promise<QuotaUsage> {
    return this.#transport.call(options, (client, init) =>
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
    return this.#transport.call(options, (client, init) => {
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
    return this.#transport.call(options, (client, init) => {
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
    return this.#transport.call(options, (client, init) => client.GET('/preferences', init));
  }

  setPreferences(body: Preferences, options?: CallOptions): Promise<Preferences> {
    return this.#transport.call(options, (client, init) =>
      client.PUT('/preferences', { ...init, body }),
    );
  }

  listMessages(query?: PageQuery, options?: CallOptions): Promise<Page<GivenUpMessage>> {
    return this.#transport.call(options, (client, init) =>
      client.GET('/messages', { ...init, params: { query } }),
    );
  }

  resendMessage(id: string, channel: string, options?: MutationOptions): Promise<GivenUpMessage> {
    return this.#transport.call(options, (client, init) =>
      client.POST('/messages/{id}/{channel}/resend', {
        ...init,
        params: { path: { id, channel } },
      }),
    );
  }

  getHealth(options?: CallOptions): Promise<Health> {
    return this.#transport.call(options, (client, init) => client.GET('/health', init));
  }
}

function headerOf(options: { ifMatch?: string } | undefined): { 'If-Match'?: string } {
  return options?.ifMatch ? { 'If-Match': options.ifMatch } : {};
}
