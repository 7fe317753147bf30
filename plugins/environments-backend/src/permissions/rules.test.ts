import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { coreServices, createBackendPlugin } from '@backstage/backend-plugin-api';
import { startTestBackend, TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
  type PermissionRuleset,
} from '@backstage/plugin-permission-node';
import {
  environmentRequestResourceRef,
  environmentResourceRef,
  type EnvironmentFacts,
  type FactsFilter,
} from '@eks-environments/plugin-environments-node';
import {
  insertEnvironment,
  openTestDatabase,
  supportedDatabases,
} from '../__testUtils__/operations';
import { environmentFacts, requestFacts, whereFacts } from '../database/whereFacts';
import { conditionsOf, rowOf, type FactRow } from './__testUtils__/conditions';
import { createFactsReaders } from './factsReaders';
import { registerPermissions } from './register';

jest.setTimeout(120_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });

const refs = ['user:default/a', 'user:default/b', 'group:default/a', "group:default/o'hara"];
async function insert(knex: Knex, { approvers, ...given }: FactRow): Promise<void> {
  const requestId = randomUUID();
  const open = given.status === 'awaiting-approval';
  const environment = await insertEnvironment(knex, {
    ...given,
    open_request_id: open ? requestId : null,
  });
  const { owner, requester, type, provider, target, region, lifetime, nodes, cost_per_month, via } =
    environment;
  await knex('environment_requests').insert({
    id: requestId,
    environment_id: environment.id,
    kind: 'create',
    status: open ? 'open' : 'approved',
    version: 1,
    digest: environment.digest,
    submitted_by: requester,
    ...{ owner, requester, type, provider, target, region, lifetime, nodes, cost_per_month, via },
    footprint: '{}',
    approval: '{}',
    created_at: environment.created_at,
  });
  for (const ref of approvers) {
    await knex('environment_request_approvers').insert({ request_id: requestId, entity_ref: ref });
  }
}

type Ruleset = PermissionRuleset<EnvironmentFacts, FactsFilter>;

/** As the permission framework keeps them. */
async function register(knex: Knex): Promise<{ environments: Ruleset; requests: Ruleset }> {
  let rulesets: { environments: Ruleset; requests: Ruleset } | undefined;
  await startTestBackend({
    features: [
      createBackendPlugin({
        pluginId: 'environments',
        register(env) {
          env.registerInit({
            deps: { registry: coreServices.permissionsRegistry },
            async init({ registry }) {
              registerPermissions(registry, createFactsReaders(knex));
              rulesets = {
                environments: registry.getPermissionRuleset(environmentResourceRef),
                requests: registry.getPermissionRuleset(environmentRequestResourceRef),
              };
            },
          });
        },
      }),
    ],
  });
  if (!rulesets) throw new Error('Nothing was registered');
  return rulesets;
}

describe.each(supportedDatabases)('Conditions of policies (%s)', id => {
  let knex: Knex;
  let rulesets: { environments: Ruleset; requests: Ruleset };
  beforeAll(async () => {
    knex = await openTestDatabase(databases, id);
    for (const given of fc.sample(rowOf(refs), { numRuns: 60, seed: 7 })) await insert(knex, given);
    rulesets = await register(knex);
  });

  it.each(['environments', 'requests'] as const)(
    'mean the same in SQL as in memory, for %s',
    async kind => {
      const [table, source, resourceType] =
        kind === 'environments'
          ? (['environments', environmentFacts, 'environment'] as const)
          : (['environment_requests', requestFacts, 'environment-request'] as const);
      const ids: string[] = await knex(table).pluck('id');
      const facts = await createFactsReaders(knex)[kind](ids);
      const authorize = createConditionAuthorizer(rulesets[kind]);
      const transform = createConditionTransformer<FactsFilter>(rulesets[kind]);
      const counts = { some: 0 };
      await fc.assert(
        fc.asyncProperty(conditionsOf(resourceType, refs), async criteria => {
          const inMemory = ids.filter((_, i) =>
            authorize(
              {
                result: AuthorizeResult.CONDITIONAL,
                pluginId: 'environments',
                resourceType,
                conditions: criteria,
              },
              facts[i],
            ),
          );
          const query = knex(table);
          if (kind === 'requests')
            query.join('environments', 'environments.id', 'environment_requests.environment_id');
          const inSql = await query
            .where(inner => whereFacts(inner, transform(criteria), source))
            .pluck(`${table}.id`);
          expect(inSql.sort()).toEqual(inMemory.sort());
          if (inMemory.length > 0 && inMemory.length < ids.length) counts.some += 1;
        }),
        { numRuns: 300 },
      );
      // The conditions did tell rows apart.
      expect(counts.some).toBeGreaterThan(50);
    },
  );

  it('leave out what is not there', async () => {
    const readers = createFactsReaders(knex);
    const [known] = await knex('environments').limit(1).pluck('id');
    const [missing, found] = await readers.environments([randomUUID(), known]);
    expect(missing).toBeUndefined();
    expect(found).toMatchObject({ nodes: expect.any(Number), approvers: expect.any(Array) });
  });
});
