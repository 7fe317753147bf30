import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { permissionsRegistryServiceFactory } from '@backstage/backend-defaults/permissionsRegistry';
import { userInfoServiceFactory } from '@backstage/backend-defaults/userInfo';
import { coreServices, createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import permissionPlugin from '@backstage/plugin-permission-backend';
import personasModule from '@eks-environments/plugin-auth-backend-module-development-personas';
import environmentsPlugin from '@eks-environments/plugin-environments-backend';
import policyModule from '@eks-environments/plugin-permission-backend-module-environments';
import type { Knex } from 'knex';
import { parse } from 'yaml';
import { stillProviderModule } from './stillProvider';

const root = path.resolve(__dirname, '../../../../..');

/** As the table names them. */
export const callers = ['nobody', 'dana', 'dov', 'lee', 'pat', 'service', 'external'] as const;
export type Caller = (typeof callers)[number];

export interface Answer {
  status: number;
  /** Names of its headers, in order. */
  headers: string[];
  text: string;
}

/**
 * The environments in a backend with the services that judge callers as they are in production: tokens,
 * sign-in, catalog, permissions, and the approvals and the policy of the development portal.
 */
export class Portal {
  private constructor(
    readonly url: string,
    readonly database: Knex,
    private readonly tokens: ReadonlyMap<Caller, string>,
    private readonly backend: { stop(): Promise<void> },
  ) {}

  static async start(): Promise<Portal> {
    const externalToken = randomUUID();
    let database: Knex | undefined;
    let serviceToken: (() => Promise<string>) | undefined;
    const backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({ data: configuration(externalToken) }),
        mockServices.scheduler.factory({ skipTaskRunOnStartup: true }),
        authServiceFactory,
        httpAuthServiceFactory,
        permissionsServiceFactory,
        permissionsRegistryServiceFactory,
        userInfoServiceFactory,
        authPlugin,
        personasModule,
        catalogPlugin,
        permissionPlugin,
        policyModule,
        environmentsPlugin,
        stillProviderModule(client => (database = client)),
        createBackendPlugin({
          pluginId: 'inventory',
          register(env) {
            env.registerInit({
              // The router serves the keys that its tokens are checked with.
              deps: { auth: coreServices.auth, router: coreServices.httpRouter },
              async init({ auth }) {
                serviceToken = async () => {
                  const onBehalfOf = await auth.getOwnServiceCredentials();
                  const target = { onBehalfOf, targetPluginId: 'environments' };
                  return (await auth.getPluginRequestToken(target)).token;
                };
              },
            });
          },
        }),
      ],
    });
    if (!database || !serviceToken) throw new Error('The backend is not whole');
    const url = `http://localhost:${backend.server.port()}`;
    const tokens = new Map<Caller, string>([
      ['external', externalToken],
      ['service', await serviceToken()],
    ]);
    for (const persona of ['dana', 'dov', 'lee', 'pat'] as const) {
      tokens.set(persona, await signIn(url, persona));
    }
    return new Portal(url, database, tokens, backend);
  }

  /** One call of the environments' HTTP API. */
  async call(
    caller: Caller,
    { method, path: pathname, body }: { method: string; path: string; body?: object },
  ): Promise<Answer> {
    const token = this.tokens.get(caller);
    const answer = await fetch(`${this.url}/api/environments${pathname}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return {
      status: answer.status,
      headers: [...answer.headers.keys()].sort(),
      text: await answer.text(),
    };
  }

  async stop(): Promise<void> {
    await this.backend.stop();
  }
}

function configuration(externalToken: string) {
  const development = parse(readFileSync(path.join(root, 'app-config.yaml'), 'utf8'));
  const { approvals, policy } = development.environments;
  return {
    app: { baseUrl: 'http://localhost' },
    backend: {
      baseUrl: 'http://localhost',
      auth: {
        externalAccess: [{ type: 'static', options: { token: externalToken, subject: 'cron' } }],
      },
    },
    auth: { environment: 'development', providers: { 'development-personas': {} } },
    permission: { enabled: true },
    catalog: {
      rules: [{ allow: ['User', 'Group'] }],
      locations: [
        { type: 'file', target: path.join(root, 'packages/backend/development/org.yaml') },
      ],
    },
    environments: {
      approvals,
      policy,
      quotas: { defaults: { 'environments.temporary': 'unlimited' } },
    },
  };
}

/** A token of a persona, as soon as the catalog knows them with their groups. */
async function signIn(url: string, persona: string): Promise<string> {
  const patience = Date.now() + 50_000;
  let said = '';
  while (Date.now() < patience) {
    const answer = await fetch(`${url}/api/auth/development-personas/refresh`, {
      headers: { 'x-development-persona': persona },
    });
    said = await answer.text();
    const { identity, token } = JSON.parse(said).backstageIdentity ?? {};
    if (identity?.ownershipEntityRefs.length > 1) return token;
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  throw new Error(`${persona} cannot sign in: ${said}`);
}
