import type { Knex } from 'knex';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ConfigReader } from '@backstage/config';
import {
  ratePerHour,
  type EvaluationResult,
  type Submission,
} from '@eks-environments/plugin-environments-node';
import { auditInto } from '../../__testUtils__/auditing';
import { FakeClock } from '../../__testUtils__/FakeClock';
import { FakeProvider } from '../../__testUtils__/FakeProvider';
import { readConfig } from '../../config/readConfig';
import { DefaultEnvironmentsService } from '../../environments/DefaultEnvironmentsService';
import { EnvironmentCourse } from '../../environments/EnvironmentCourse';
import type { AuthorizedCall } from '../../environments/EnvironmentsService';
import { CatalogOwnerDirectory } from '../../environments/OwnerDirectory';
import { EndSweep } from '../../lifecycle/EndSweep';
import { OperationsService } from '../../operations/OperationsService';
import { Outbox } from '../../notifications/Outbox';
import { DefaultRequestsService } from '../../requests/DefaultRequestsService';
import { DefaultQuotasService } from '../DefaultQuotasService';
import { Ledger } from '../Ledger';
import { QuotaSweep } from '../QuotaSweep';
import type { QuotasCall } from '../QuotasService';
import type { GroupTree } from './GroupTree';
import { configured, regions, requester, type Asked } from './LedgerModel';

/** Up to so many nodes need no approval. */
export const unapprovedNodes = 4;

/** Somebody who may do everything, but have many nodes unapproved. */
export const call: AuthorizedCall & QuotasCall = {
  credentials: mockCredentials.user(requester),
  rights: {
    person: { ref: requester, via: 'page', direct: true },
    may: (right, { nodes }) => right !== 'skipApproval' || nodes <= unapprovedNodes,
    unmet: () => [],
    always: () => false,
    never: () => false,
    visible: () => 'all',
  },
  quotaRights: { read: true, update: true, owners: 'all' },
};

/** Dies, where it is told to, when all is written and nothing committed. */
class MortalLedger extends Ledger {
  dying = false;

  override async reserve(...given: Parameters<Ledger['reserve']>): Promise<void> {
    await super.reserve(...given);
    if (this.dying) throw new Error('The backend died');
  }
}

/** The domain over a database, with a catalog that is a tree of groups. */
export class LedgerWorld {
  readonly clock = new FakeClock();
  readonly ledger = new MortalLedger(configured);
  readonly outbox = new Outbox(['fake'], () => undefined);
  readonly course = new EnvironmentCourse(this);
  readonly environments: DefaultEnvironmentsService;
  readonly quotas: DefaultQuotasService;
  readonly requests: DefaultRequestsService;
  readonly sweep: EndSweep;
  readonly quotaSweep: QuotaSweep;
  /** What the platform makes of an environment's nodes by now, where that is not what was asked for. */
  readonly nodes = new Map<string, number>();
  #named = 0;

  constructor(readonly knex: Knex, tree: GroupTree) {
    const { clock, ledger, outbox } = this;
    const logger = mockServices.logger.mock();
    const owners = new CatalogOwnerDirectory({
      auth: mockServices.auth(),
      catalog: catalogServiceMock.mock({
        getEntitiesByRefs: async ({ entityRefs }) => ({
          items: entityRefs.map(ref => tree.entity(ref)),
        }),
      }),
    });
    const provider = new FakeProvider({
      evaluate: submission => evaluate(submission, this.nodes.get(submission.environmentId)),
    });
    const shared = {
      ...{ database: knex, clock, logger, ledger, outbox, owners, configured },
      auditor: auditInto([]),
      providers: new Map([[provider.id, provider]]),
      announce: () => undefined,
      config: readConfig(new ConfigReader({ permission: { enabled: true } }), ['fake']),
    };
    this.requests = new DefaultRequestsService(shared);
    this.environments = new DefaultEnvironmentsService({
      ...shared,
      operations: OperationsService.create(shared),
      userInfo: mockServices.userInfo(),
    });
    this.quotas = new DefaultQuotasService(shared);
    this.sweep = new EndSweep(shared);
    this.quotaSweep = new QuotaSweep(shared);
  }

  /** Asks as a person does. Throws what they are answered. */
  async request({ owner, type, ...manifest }: Asked) {
    this.#named += 1;
    return this.environments.create(
      {
        ...{ provider: 'fake', type, owner },
        ...(type === 'temporary' && { lifetime: 'P1D' }),
        manifest: JSON.stringify({ name: `env-${this.#named}`, ...manifest }),
      },
      call,
    );
  }

  async empty(): Promise<void> {
    for (const table of [
      ...['environments', 'concurrency_keys'],
      ...['quota_reservations', 'quota_changes', 'quota_scopes'],
    ]) {
      await this.knex(table).delete();
    }
  }
}

function evaluate({ manifest }: Submission, changed: number | undefined): EvaluationResult {
  const asked = JSON.parse(manifest);
  const nodes = changed ?? asked.nodes;
  const { name, region = regions[0], priced } = asked;
  const rate = ratePerHour('0.1');
  const price = { rate: { min: rate, max: rate }, quoted: '0.1 USD an hour', source: 'Fake' };
  return {
    ok: true,
    evaluation: {
      name,
      placement: { target: 'development', region },
      effectiveManifest: JSON.stringify({ ...asked, nodes }),
      uniqueKey: name,
      concurrencyKey: region,
      footprint: { nodes, vcpu: 2 * nodes, memoryGib: 1.5 * nodes, instances: [] },
      price: {
        parts: [
          {
            ...{ id: 'nodes', title: 'Nodes', unit: 'node' },
            quantity: { min: nodes, max: nodes },
            ...(priced && { price }),
          },
          {
            ...{ id: 'control-plane', title: 'Control plane', unit: 'cluster' },
            quantity: { min: 1, max: 1 },
            price,
            whileHibernated: true,
          },
        ],
        notIncluded: [],
      },
    },
  };
}
