import type { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import { OperationFailedError } from '@eks-environments/plugin-environments-node';
import { FakePlatform } from '../__testUtils__/FakePlatform';
import { openTestDatabase, supportedDatabases, until } from '../__testUtils__/operations';
import { as, created, startPortal, submission, type Portal } from '../__testUtils__/portal';
import { decide, outcome, toldOf, withRules } from '../requests/__testUtils__/decisions';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });
const day = 24 * 60 * 60 * 1000;

describe.each(supportedDatabases)('An approval (%s)', database => {
  let knex: Knex;
  let portal: Portal;
  let platform: FakePlatform;
  beforeAll(async () => {
    knex = await openTestDatabase(databases, database);
    platform = new FakePlatform();
    portal = await startPortal({
      knex,
      platform,
      environments: withRules,
      deed: async () => {
        throw new OperationFailedError({
          class: 'capacity',
          message: 'No room',
          advice: 'Try another zone',
          retryable: true,
        });
      },
    });
  });
  beforeEach(() => Object.assign(platform, new FakePlatform()));
  afterAll(() => portal.stop());

  const statusOf = async ({ id }: { id: string }) =>
    (await as(portal, 'dana').get(`/environments/${id}`)).body.status;
  const retry = ({ id }: { id: string }) => as(portal, 'dana').post(`/environments/${id}/retry`);
  /** How often it was tried. */
  const tries = ({ id }: { id: string }) =>
    portal.provider.calls.filter(({ environment }) => environment.id === id).length;
  const failed = async (environment: { id: string }, times: number) =>
    until(async () => tries(environment) === times && (await statusOf(environment)) === 'failed');
  const approvedAndFailed = async () => {
    const environment = await created(portal, 'dana', submission({ nodes: 9 }));
    expect(outcome(await decide(portal, 'lee', environment))).toBe('200');
    await failed(environment, 1);
    return environment;
  };
  /** As if it had been approved so long ago. */
  const age = async ({ id }: { id: string }, milliseconds: number) =>
    knex('environments')
      .where({ id })
      .update({ approved_at: new Date(Date.now() - milliseconds).toISOString() });

  it('is good for retries for a week, without anybody being asked again', async () => {
    const environment = await approvedAndFailed();
    await age(environment, 7 * day - 60_000);
    expect(outcome(await retry(environment))).toBe('202');
    await failed(environment, 2);
    expect(await toldOf(knex, environment)).toEqual([
      'approval-needed → group:default/team-a-leads',
      'request-approved → user:default/dana',
    ]);

    await age(environment, 7 * day + 60_000);
    expect(outcome(await retry(environment))).toBe('409 approval');
    // When it was approved was not always kept: then it counts from when it was asked for.
    const asked = new Date(Date.now() - 7 * day - 60_000).toISOString();
    await knex('environments')
      .where({ id: environment.id })
      .update({ approved_at: null, created_at: asked });
    expect(outcome(await retry(environment))).toBe('409 approval');
    expect([await statusOf(environment), tries(environment)]).toEqual(['failed', 2]);
  });

  it('is good for nothing that breaks a guardrail by now', async () => {
    const environment = await approvedAndFailed();
    const key = `${database}-again`;
    expect(outcome(await retry(environment).set('idempotency-key', key))).toBe('202');
    await failed(environment, 2);

    const violation = { path: 'nodes', rule: 'nodes.most', message: 'At most 8 nodes.' };
    platform.violations = [violation];
    const refused = await retry(environment);
    expect(outcome(refused)).toBe('409 guardrail');
    expect(refused.body.error.details).toEqual([violation]);
    const repeated = await retry(environment).set('idempotency-key', key);
    expect([repeated.status, repeated.get('idempotent-replayed')]).toEqual([202, 'true']);
    expect([await statusOf(environment), tries(environment)]).toEqual(['failed', 2]);

    platform.violations = [];
    expect(outcome(await retry(environment))).toBe('202');
    await failed(environment, 3);
  });
});
