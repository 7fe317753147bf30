import type { Entity } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { signalApiRef, type SignalApi } from '@backstage/plugin-signals-react';
import { useLocation } from 'react-router-dom';
import { SWRConfig } from 'swr';
import type {
  EnvironmentsApi,
  ErrorDetail,
  QuotaEffect,
} from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { EnvironmentsRouter } from '../EnvironmentsRouter';
import { rootRouteRef, templateRouteRef } from '../routes';
import { anEnvironment, simulatedEks } from './examples';
import { aRequest } from './requestExamples';
import { aQuota, aQuotaUsage, anEstimate } from './quotaExamples';

/** An API of mock functions that answers with one ready environment, but for what is given. */
export function environmentsApiMock(
  answers: Partial<EnvironmentsApi> = {},
): jest.Mocked<EnvironmentsApi> {
  const none = async () => ({ items: [], pageInfo: {} });
  const environment = async () => anEnvironment();
  const unexpected = async () => {
    throw new Error('This test expects no such call');
  };
  const api: EnvironmentsApi = {
    createEnvironment: unexpected,
    listEnvironments: none,
    getEnvironment: environment,
    updateEnvironment: unexpected,
    deleteEnvironment: environment,
    retryEnvironment: environment,
    extendEnvironment: environment,
    hibernateEnvironment: environment,
    wakeEnvironment: environment,
    transferEnvironment: environment,
    listEvents: none,
    listOperations: none,
    getAccess: async () => ({ steps: [], files: [] }),
    listRequests: none,
    getRequest: async () => aRequest(),
    decideRequest: unexpected,
    withdrawRequest: unexpected,
    getOperation: unexpected,
    getOperationLog: async () => ({ items: [], next: 0, complete: true }),
    listProviders: async () => ({ items: [simulatedEks] }),
    estimateEnvironment: async () => anEstimate(),
    listQuotas: none,
    getQuotaUsage: async () => aQuotaUsage(),
    setQuota: async () => aQuota(),
    resetQuota: async () => aQuota(),
    getPreferences: async () => ({ messages: true }),
    setPreferences: async preferences => preferences,
    listMessages: none,
    resendMessage: unexpected,
    getHealth: async () => ({ items: [] }),
    ...answers,
  };
  return Object.fromEntries(
    Object.entries(api).map(([name, answer]) => [name, jest.fn(answer)]),
  ) as unknown as jest.Mocked<EnvironmentsApi>;
}

/** What the client throws for a failed answer; `more` stands beside its message. */
export function answerOf(
  statusCode: number,
  name: string,
  message: string,
  more: { code?: string; details?: ErrorDetail[]; quotas?: QuotaEffect[] } = {},
): Promise<ResponseError> {
  return ResponseError.fromResponse(
    new Response(JSON.stringify({ error: { name, message, ...more }, response: { statusCode } }), {
      status: statusCode,
      headers: { 'content-type': 'application/json' },
    }),
  );
}

/** Whom the catalog knows. */
const owners: Entity[] = ['team-a', 'team-b'].map(name => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
}));

/**
 * The pages (or one element) in an app, at an address. `address` tells where one is. Without `signals` the app
 * has no plugin for them; `permission` is the answer to every question whether one may.
 */
export function renderEnvironments(
  api: EnvironmentsApi,
  path = '/environments',
  element = <EnvironmentsRouter />,
  {
    user = 'user:default/dana',
    signals,
    permission = AuthorizeResult.ALLOW,
  }: {
    user?: string;
    signals?: SignalApi;
    permission?: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
  } = {},
): { address: () => string } {
  let address = '';
  function Address() {
    const { pathname, search } = useLocation();
    address = `${pathname}${search}`;
    return null;
  }
  renderInTestApp(
    // Each with a cache of its own: permissions that one test gives are not another's.
    <SWRConfig value={{ provider: () => new Map() }}>
      <Address />
      {element}
    </SWRConfig>,
    {
      mountPath: '/environments',
      initialRouteEntries: [path],
      mountedRoutes: {
        '/environments': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/create/templates/:namespace/:templateName': templateRouteRef,
      },
      apis: [
        [environmentsApiRef, api],
        [catalogApiRef, catalogApiMock({ entities: owners })],
        ...(signals ? [[signalApiRef, signals] as const] : []),
        mockApis.permission({ authorize: permission }),
        mockApis.identity({
          userEntityRef: user,
          ownershipEntityRefs: [user, 'group:default/team-a'],
        }),
      ],
    },
  );
  return { address: () => address };
}
