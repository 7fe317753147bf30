import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  type AuthService,
  type BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  EnvironmentsClient,
  type CallOptions,
  type EnvironmentsApi,
} from '@eks-environments/plugin-environments-common';

/** Calls of other plugins: always on behalf of somebody. @public */
export interface EnvironmentsService {
  /** The API as that principal; its token is fetched anew for each call. */
  as(credentials: BackstageCredentials): EnvironmentsApi;
}

/** @public */
export const environmentsServiceRef = createServiceRef<EnvironmentsService>({
  id: 'environments.client',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory({ auth, discovery }) {
        return {
          as: credentials =>
            withTokens(new EnvironmentsClient({ discoveryApi: discovery }), auth, credentials),
        };
      },
    }),
});

function withTokens(
  client: EnvironmentsApi,
  auth: AuthService,
  credentials: BackstageCredentials,
): EnvironmentsApi {
  const withToken = async <O extends CallOptions>(options?: O) => ({
    ...options,
    ...(await auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: 'environments',
    })),
  });
  return {
    createEnvironment: async (body, o) => client.createEnvironment(body, await withToken(o)),
    listEnvironments: async (query, o) => client.listEnvironments(query, await withToken(o)),
    getEnvironment: async (id, o) => client.getEnvironment(id, await withToken(o)),
    updateEnvironment: async (id, body, o) =>
      client.updateEnvironment(id, body, await withToken(o)),
    deleteEnvironment: async (id, o) => client.deleteEnvironment(id, await withToken(o)),
    retryEnvironment: async (id, o) => client.retryEnvironment(id, await withToken(o)),
    extendEnvironment: async (id, body, o) =>
      client.extendEnvironment(id, body, await withToken(o)),
    hibernateEnvironment: async (id, o) => client.hibernateEnvironment(id, await withToken(o)),
    wakeEnvironment: async (id, o) => client.wakeEnvironment(id, await withToken(o)),
    transferEnvironment: async (id, owner, o) =>
      client.transferEnvironment(id, owner, await withToken(o)),
    listEvents: async (id, query, o) => client.listEvents(id, query, await withToken(o)),
    listOperations: async (id, query, o) => client.listOperations(id, query, await withToken(o)),
    getAccess: async (id, o) => client.getAccess(id, await withToken(o)),
    listRequests: async (query, o) => client.listRequests(query, await withToken(o)),
    getRequest: async (id, o) => client.getRequest(id, await withToken(o)),
    decideRequest: async (id, body, o) => client.decideRequest(id, body, await withToken(o)),
    withdrawRequest: async (id, o) => client.withdrawRequest(id, await withToken(o)),
    getOperation: async (id, o) => client.getOperation(id, await withToken(o)),
    getOperationLog: async (id, query, o) => client.getOperationLog(id, query, await withToken(o)),
    listProviders: async o => client.listProviders(await withToken(o)),
    estimateEnvironment: async (body, o) => client.estimateEnvironment(body, await withToken(o)),
    listQuotas: async (query, o) => client.listQuotas(query, await withToken(o)),
    getQuotaUsage: async (scope, o) => client.getQuotaUsage(scope, await withToken(o)),
    setQuota: async (scope, limits, o) => client.setQuota(scope, limits, await withToken(o)),
    resetQuota: async (scope, o) => client.resetQuota(scope, await withToken(o)),
    getPreferences: async o => client.getPreferences(await withToken(o)),
    setPreferences: async (preferences, o) =>
      client.setPreferences(preferences, await withToken(o)),
    listMessages: async (query, o) => client.listMessages(query, await withToken(o)),
    resendMessage: async (id, channel, o) => client.resendMessage(id, channel, await withToken(o)),
    getHealth: async o => client.getHealth(await withToken(o)),
  };
}
