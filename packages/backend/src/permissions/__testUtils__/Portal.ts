import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { permissionsRegistryServiceFactory } from '@backstage/backend-defaults/permissionsRegistry';
import { userInfoServiceFactory } from '@backstage/backend-defaults/userInfo';
import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
  type AuthService,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import mcpActionsPlugin from '@backstage/plugin-mcp-actions-backend';
import permissionPlugin from '@backstage/plugin-permission-backend';
import personasModule from '@eks-environments/plugin-auth-backend-module-development-personas';
import environmentsPlugin from '@eks-environments/plugin-environments-backend';
import policyModule from '@eks-environments/plugin-permission-backend-module-environments';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
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
    private readonly authOfAgents: AuthService,
    private readonly backend: { stop(): Promise<void> },
  ) {}

  /** With further features, and templates in further files, if need be. */
  static async start(features: BackendFeature[] = [], templates: string[] = []): Promise<Portal> {
    const externalToken = randomUUID();
    let database: Knex | undefined;
    let authOfAgents: AuthService | undefined;
    let serviceToken: (() => Promise<string>) | undefined;
    const backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({ data: configuration(externalToken, templates) }),
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
        mcpActionsPlugin,
        createBackendModule({
          pluginId: 'mcp-actions',
          moduleId: 'witness',
          register(env) {
            env.registerInit({
              deps: { auth: coreServices.auth },
              init: async ({ auth }) => void (authOfAgents = auth),
            });
          },
        }),
        ...features,
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
    if (!database || !serviceToken || !authOfAgents) throw new Error('The backend is not whole');
    const url = `http://localhost:${backend.server.port()}`;
    const tokens = new Map<Caller, string>([
      ['external', externalToken],
      ['service', await serviceToken()],
    ]);
    for (const persona of ['dana', 'dov', 'lee', 'pat'] as const) {
      tokens.set(persona, await signIn(url, persona));
    }
    return new Portal(url, database, tokens, authOfAgents, backend);
  }

  /** One call of the environments' HTTP API. */
  async call(
    caller: Caller,
    { method, path: pathname, body }: { method: string; path: string; body?: object },
    token: string | undefined = this.tokens.get(caller),
  ): Promise<Answer> {
    return this.#fetch(`/api/environments${pathname}`, { method, body, token });
  }

  /** One call of the scaffolder: a POST if there is a body. */
  async callScaffolder(caller: Caller, pathname: string, body?: object): Promise<Answer> {
    const method = body ? 'POST' : 'GET';
    return this.#fetch(`/api/scaffolder${pathname}`, {
      method,
      body,
      token: this.tokens.get(caller),
    });
  }

  /** An agent that somebody has given their token. */
  async agentOf(caller: Caller): Promise<Client> {
    const client = new Client({ name: 'agent', version: '1' });
    const headers = bearer(this.tokens.get(caller));
    const url = new URL(`${this.url}/api/mcp-actions/v1`);
    await client.connect(new StreamableHTTPClientTransport(url, { requestInit: { headers } }));
    return client;
  }

  /** The token with which the plugin of agents calls the environments on behalf of somebody. */
  async agentTokenOf(caller: Caller): Promise<string> {
    const auth = this.authOfAgents;
    const onBehalfOf = await auth.authenticate(this.tokens.get(caller) ?? '');
    const target = { onBehalfOf, targetPluginId: 'environments' };
    return (await auth.getPluginRequestToken(target)).token;
  }

  async stop(): Promise<void> {
    await this.backend.stop();
  }

  async #fetch(
    pathname: string,
    { method, body, token }: { method: string; body?: object; token?: string },
  ): Promise<Answer> {
    const answer = await fetch(`${this.url}${pathname}`, {
      method,
      headers: { ...bearer(token), ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    return {
      status: answer.status,
      headers: [...answer.headers.keys()].sort(),
      text: await answer.text(),
    };
  }
}

function bearer(token: string | undefined): { authorization?: string } {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

function configuration(externalToken: string, templates: string[]) {
  const development = parse(readFileSync(path.join(root, 'app-config.yaml'), 'utf8'));
  const { approvals, policy } = development.environments;
  const { actions } = development.backend;
  return {
    app: { baseUrl: 'http://localhost' },
    backend: {
      baseUrl: 'http://localhost',
      actions,
      auth: {
        externalAccess: [{ type: 'static', options: { token: externalToken, subject: 'cron' } }],
      },
    },
    auth: { environment: 'development', providers: { 'development-personas': {} } },
    permission: { enabled: true },
    catalog: {
      rules: [{ allow: ['User', 'Group', 'Template'] }],
      locations: [path.join(root, 'packages/backend/development/org.yaml'), ...templates].map(
        target => ({ type: 'file', target }),
      ),
    },
    environments: {
      approvals: { ...approvals, deletions: ['permanent'] },
      policy,
      quotas: {
        defaults: { 'environments.temporary': 'unlimited', 'environments.permanent': 'unlimited' },
      },
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
