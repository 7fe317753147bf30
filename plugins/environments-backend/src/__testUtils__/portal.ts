import type { Server } from 'node:http';
import type { Knex } from 'knex';
import request, { type Test } from 'supertest';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { CreateEnvironment, Environment } from '@eks-environments/plugin-environments-common';
import { environmentsProvidersExtensionPoint } from '@eks-environments/plugin-environments-node';
import { environmentsPlugin } from '../plugin';
import { auditInto, type AuditRecord } from './auditing';
import { FakePlatform } from './FakePlatform';
import { FakeProvider, type Deed } from './FakeProvider';
import { membersOf, permissionsWith, teamPolicy, teamsUserInfo, type SlowPolicy } from './policy';

const entity = (kind: string, name: string, above: string[] = [], below: string[] = []) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  spec: kind === 'User' ? { profile: { email: `${name}@example.com` } } : {},
  relations: [
    ...above.map(group => ({
      type: kind === 'User' ? 'memberOf' : 'childOf',
      targetRef: `group:default/${group}`,
    })),
    ...below.map(group => ({ type: 'parentOf', targetRef: `group:default/${group}` })),
    ...membersOf(`group:default/${name}`).map(targetRef => ({ type: 'hasMember', targetRef })),
  ],
});

export interface PortalOptions {
  knex: Knex;
  deed?: Deed;
  environments?: object;
  /** Besides `environments` and `permission`. */
  config?: object;
  permissionsEnabled?: boolean;
  policy?: SlowPolicy;
  /** Further groups of the catalog, by name. */
  groups?: string[];
  platform?: FakePlatform;
  /** Whether the provider can have its environments sleep; default: it can. */
  hibernates?: boolean;
  /** Modules besides the provider's. */
  features?: BackendFeature[];
}

/** The plugin in a backend of its own, with a fake provider. */
export async function startPortal(options: PortalOptions) {
  const { knex, permissionsEnabled = true, policy = teamPolicy } = options;
  const platform = options.platform ?? new FakePlatform();
  const provider = new FakeProvider({
    deed: options.deed,
    hibernates: options.hibernates,
    evaluate: submitted => platform.evaluate(submitted),
  });
  const audit: AuditRecord[] = [];
  const auditor = createServiceFactory({
    service: coreServices.auditor,
    deps: {},
    factory: () => auditInto(audit),
  });
  const backend = await startTestBackend({
    features: [
      environmentsPlugin,
      ...(options.features ?? []),
      createBackendModule({
        pluginId: 'environments',
        moduleId: 'fake',
        register(env) {
          env.registerInit({
            deps: { providers: environmentsProvidersExtensionPoint },
            init: async ({ providers }) => providers.addProvider(provider),
          });
        },
      }),
      mockServices.rootConfig.factory({
        data: {
          ...options.config,
          permission: { enabled: permissionsEnabled },
          environments: {
            operations: { pollInterval: '50 ms' },
            approvals: {
              rules: [
                { owners: ['group:default/team-a'], approvers: ['group:default/team-a-leads'] },
              ],
            },
            ...options.environments,
          },
        },
      }),
      mockServices.database.factory({ knex }),
      mockServices.scheduler.factory({ skipTaskRunOnStartup: true }),
      auditor,
      permissionsWith(policy),
      teamsUserInfo(),
      catalogServiceMock.factory({
        entities: [
          entity('Group', 'engineering', [], ['team-a', 'team-b']),
          entity('Group', 'team-a', ['engineering']),
          entity('Group', 'team-b', ['engineering']),
          entity('Group', 'team-a-leads'),
          entity('Group', 'platform-admins'),
          ...(options.groups ?? []).map(name => entity('Group', name)),
          entity('User', 'dana', ['team-a']),
          entity('User', 'dov', ['team-b']),
          entity('User', 'lee', ['team-a', 'team-a-leads']),
          entity('User', 'pat', ['platform-admins']),
          entity('Component', 'website'),
        ],
      }),
    ],
  });
  const server: Server = backend.server;
  return { server, stop: () => backend.stop(), provider, audit };
}

export type Portal = Awaited<ReturnType<typeof startPortal>>;

/** Calls of one person, by their own token unless a plugin calls for them. */
export function as(portal: Pick<Portal, 'server'>, name: string, actor?: string) {
  const ref = `user:default/${name}`;
  const options = actor ? { actor: { subject: actor } } : undefined;
  return withHeader(portal, `Bearer ${mockCredentials.user.token(ref, options)}`);
}

/** Calls of a service: another plugin, or a static token from outside. */
export function asService(portal: Pick<Portal, 'server'>) {
  return withHeader(portal, mockCredentials.service.header());
}

export function asNobody(portal: Pick<Portal, 'server'>) {
  return withHeader(portal, mockCredentials.none.header());
}

function withHeader({ server }: Pick<Portal, 'server'>, authorization: string) {
  const call =
    (method: 'get' | 'post' | 'put' | 'patch' | 'delete') =>
    (path: string): Test =>
      request(server)[method](`/api/environments${path}`).set('authorization', authorization);
  return {
    get: call('get'),
    post: call('post'),
    put: call('put'),
    patch: call('patch'),
    delete: call('delete'),
  };
}

let asked = 0;

/** What a person may ask for, with a name of its own. */
export function submission(
  given: Partial<CreateEnvironment> & { nodes?: number; named?: string } = {},
): CreateEnvironment {
  asked += 1;
  const { nodes, named = `env-${asked}`, ...body } = given;
  return {
    provider: 'fake',
    type: 'temporary',
    lifetime: 'P1D',
    owner: 'group:default/team-a',
    manifest: JSON.stringify({ name: named, ...(nodes !== undefined && { nodes }) }),
    ...body,
  };
}

export async function created(
  portal: Pick<Portal, 'server'>,
  name: string,
  body: CreateEnvironment,
): Promise<Environment> {
  const answer = await as(portal, name).post('/environments').send(body);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}
