import type { Knex } from 'knex';
import { ConfigReader } from '@backstage/config';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Environment, Extend } from '@eks-environments/plugin-environments-common';
import { auditInto, type AuditRecord } from '../../__testUtils__/auditing';
import { FakeClock } from '../../__testUtils__/FakeClock';
import { FakePlatform } from '../../__testUtils__/FakePlatform';
import { FakeProvider } from '../../__testUtils__/FakeProvider';
import { membersOf, permissionsUnder, teamPolicy } from '../../__testUtils__/policy';
import { submission } from '../../__testUtils__/portal';
import { readConfig } from '../../config/readConfig';
import { createServices } from '../../createServices';
import type { Call } from '../../environments/EnvironmentsService';
import { CatalogOwnerDirectory } from '../../environments/OwnerDirectory';
import { choresOf } from '../../lifecycle/chores';
import { Outbox } from '../../notifications/Outbox';
import { OperationsService } from '../../operations/OperationsService';
import { environmentRequestRules, environmentRules } from '../../permissions/rules';
import { Ledger } from '../../quotas/Ledger';

export const hour = 60 * 60 * 1000;
export const day = 24 * hour;

/** As one's own call. */
export function by(name: string): Call {
  return { credentials: mockCredentials.user(`user:default/${name}`) };
}

/** What the world stands on, which outlives a restart of the backend. */
export interface Ground {
  knex: Knex;
  clock: FakeClock;
  /** Refs that the catalog has not. */
  gone: Set<string>;
  /** Whether the catalog does not answer. */
  catalogDown?: boolean;
  /** Under `environments`. */
  settings: object;
}

/** One run of the domain, with all that is looked after now and then: started anew with each instance. */
export class RequestsWorld {
  readonly announced: string[] = [];
  readonly audit: AuditRecord[] = [];
  readonly provider: FakeProvider;
  readonly #services: ReturnType<typeof createServices>;
  readonly #chores: ReturnType<typeof choresOf>;

  constructor(ground: Ground) {
    const { knex, clock, gone, settings } = ground;
    const logger = mockServices.logger.mock();
    const platform = new FakePlatform();
    const provider = new FakeProvider({ evaluate: submitted => platform.evaluate(submitted) });
    this.provider = provider;
    const data = { permission: { enabled: true }, environments: settings };
    const config = readConfig(new ConfigReader(data as never), [provider.id]);
    const shared = {
      ...{ database: knex, clock, logger, config },
      auditor: auditInto(this.audit),
      providers: new Map([[provider.id, provider]]),
      ledger: new Ledger(config.quotas.limits),
      outbox: new Outbox(['fake'], () => undefined),
      owners: new CatalogOwnerDirectory({
        auth: mockServices.auth(),
        catalog: catalogServiceMock.mock({
          getEntitiesByRefs: async ({ entityRefs }) => {
            if (ground.catalogDown) throw new Error('connect ECONNREFUSED');
            return { items: entityRefs.map(ref => (gone.has(ref) ? undefined : entityOf(ref))) };
          },
        }),
      }),
      announce: (id: string) => void this.announced.push(id),
    };
    const rules = [...Object.values(environmentRules), ...Object.values(environmentRequestRules)];
    this.#services = createServices({
      ...shared,
      operations: OperationsService.create(shared),
      delivery: { wake: () => undefined, health: () => [] },
      permissions: permissionsUnder(teamPolicy),
      permissionsRegistry: mockServices.permissionsRegistry.mock({
        getPermissionRuleset: ({ resourceType }) => ({
          getRuleByName: (name: string) =>
            rules.find(rule => rule.name === name && rule.resourceType === resourceType) as never,
        }),
      }),
      userInfo: mockServices.userInfo(),
    });
    this.#chores = choresOf({ ...shared, channels: { ids: () => ['fake'] } });
  }

  /** By dana, so large that people must approve it. */
  async ask(given: Parameters<typeof submission>[0] = {}): Promise<Environment> {
    return (await this.#services.service.create(submission({ nodes: 9, ...given }), by('dana')))
      .item;
  }

  async read({ id }: { id: string }): Promise<Environment> {
    return this.#services.service.get(id, by('pat'));
  }

  async request({ openRequestId = '' }: Environment, who = 'pat') {
    return this.#services.requests.get(openRequestId, by(who));
  }

  /** By dana. */
  async extend({ id }: { id: string }, body: Extend): Promise<Environment> {
    return (await this.#services.service.extend(id, body, by('dana'))).item;
  }

  /** By dana. */
  async remove({ id }: { id: string }): Promise<Environment> {
    return this.#services.service.delete(id, by('dana'));
  }

  /** Gives the status of the request for it, or the code of why it was refused. */
  async decide(
    { openRequestId = '', manifest: { digest } }: Environment,
    who: string,
    decision: 'approve' | 'reject' = 'approve',
  ): Promise<string> {
    return this.decideRequest({ id: openRequestId, digest }, who, decision);
  }

  async decideRequest(
    { id, digest }: { id: string; digest: string },
    who: string,
    decision: 'approve' | 'reject',
  ): Promise<string> {
    try {
      const { requests } = this.#services;
      return (await requests.decide(id, { decision, digest }, by(who))).item.status;
    } catch (error) {
      return (error as { code: string }).code;
    }
  }

  async transfer({ id }: { id: string }, owner: string): Promise<void> {
    await this.#services.service.transfer(id, owner, by('pat'));
  }

  /** Lets everything be looked after once. */
  async look(): Promise<void> {
    for (const { run } of this.#chores) await run(new AbortController().signal);
  }

  async lookAfter(chore: string): Promise<void> {
    const found = this.#chores.find(({ id }) => id === chore);
    if (!found) throw new Error(`There is no ${chore}`);
    await found.run(new AbortController().signal);
  }
}

function entityOf(ref: string) {
  const [kind, name] = ref
    .replace('/', ':')
    .split(':')
    .filter(part => part !== 'default');
  const metadata = { name, namespace: 'default' };
  const relations = membersOf(ref).map(targetRef => ({ type: 'hasMember', targetRef }));
  return { apiVersion: 'backstage.io/v1alpha1', kind, metadata, relations };
}
