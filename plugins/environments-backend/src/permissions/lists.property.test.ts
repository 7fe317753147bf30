import fc from 'fast-check';
import type { Knex } from 'knex';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { AuthorizeResult, type PolicyDecision } from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import { FakeClock } from '../__testUtils__/FakeClock';
import { openTestDatabase, supportedDatabases } from '../__testUtils__/operations';
import { rightsUnder, type Conditions } from '../__testUtils__/rights';
import { readConfig } from '../config/readConfig';
import {
  DefaultEnvironmentsService,
  type DomainOptions,
} from '../environments/DefaultEnvironmentsService';
import { conditionsOf } from './__testUtils__/conditions';
import { insertPopulation, populationOf, type Member } from './__testUtils__/population';
import { environmentRules } from './rules';

jest.setTimeout(300_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });

const limit = 100;
/** Lists of up to this many pages are walked whole, as is one of so many longer ones … */
const mostPages = 20;
const oneIn = 60;
/** … and the others so many from either end. */
const endPages = 2;

const owners = Array.from({ length: 100 }, (_, n) => `group:default/team-${n}`);
const population = populationOf(20_000, owners);

const anything = conditionsOf('environment', owners);
/** As most policies are: with owners, and something besides. */
const ofOwners = fc
  .record({ claims: fc.uniqueArray(fc.constantFrom(...owners), { minLength: 1, maxLength: 5 }) })
  .chain(params =>
    anything.map(
      (besides): Conditions => ({
        allOf: [{ rule: 'IS_OWNER', resourceType: 'environment', params }, besides],
      }),
    ),
  );
const policies = fc.sample(
  fc.record({
    conditions: fc.oneof(anything, ofOwners),
    field: fc.constantFrom('createdAt' as const, 'changedAt', 'expiresAt', 'name'),
    descending: fc.boolean(),
  }),
  { numRuns: 500, seed: 20 },
);

type Policy = (typeof policies)[number];

const decide = (conditions: Conditions): PolicyDecision => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'environments',
  resourceType: 'environment',
  conditions,
});
const authorize = createConditionAuthorizer(Object.values(environmentRules));

/** By the field; of what ends at the same time the newest first. */
function compare(field: Policy['field'], one: Member, other: Member): number {
  const key = (member: Member) => `${field === 'expiresAt' ? member.createdAt : ''} ${member.id}`;
  if (one[field] !== other[field]) return one[field] < other[field] ? -1 : 1;
  const first = key(one) < key(other) ? -1 : 1;
  return field === 'expiresAt' ? -first : first;
}

/** Ids of what a policy lets through, judged in memory; what has the same facts is judged alike. */
function expectedUnder({ conditions, field, descending }: Policy): string[] {
  const ids = population
    .filter(({ facts }) => authorize(decide(conditions), facts))
    .flatMap(({ members }) => members)
    .sort((one, other) => compare(field, one, other))
    .map(({ id }) => id);
  return descending ? ids.reverse() : ids;
}

/** The same for all databases. */
const expected = new Map<Policy, string[]>();
beforeAll(() => {
  for (const policy of policies) expected.set(policy, expectedUnder(policy));
});

describe.each(supportedDatabases)('Lists under random policies (%s)', database => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await openTestDatabase(databases, database);
    await insertPopulation(knex, population);
  });

  it('join to what the policy lets through in memory, by two statements a page', async () => {
    const service = new DefaultEnvironmentsService({
      database: knex,
      providers: new Map(),
      clock: new FakeClock(),
      config: readConfig(new ConfigReader({}), []),
    } as unknown as DomainOptions);
    const statements: string[] = [];
    knex.on('query', ({ sql }: { sql: string }) => statements.push(sql));
    const walked = { whole: 0, longAndWhole: 0, fromBothEnds: 0 };
    let longOnes = 0;

    for (const policy of policies) {
      const ids = expected.get(policy) ?? [];
      const call = {
        credentials: mockCredentials.user(),
        // What the caller may do besides reading them is no part of it.
        rights: { ...(await rightsUnder(decide(policy.conditions))), may: () => false },
      };
      const walk = async (descending: boolean, pages: number) => {
        const joined: string[] = [];
        const order = `${policy.field},${descending ? 'desc' : 'asc'}`;
        let cursor: string | undefined;
        for (let page = 0; page < pages; page++) {
          statements.length = 0;
          const query = { limit, order, ...(cursor !== undefined && { cursor }) };
          const { items, totalItems, pageInfo } = await service.list(query, call);
          expect(statements.length).toBeLessThanOrEqual(2);
          expect(totalItems).toBe(ids.length);
          joined.push(...items.map(({ id }) => id));
          cursor = pageInfo.nextCursor;
          if (cursor === undefined) break;
        }
        return joined;
      };

      const long = ids.length > mostPages * limit;
      if (long) longOnes += 1;
      const whole = !long || longOnes % oneIn === 0;
      const end = whole ? ids.length : endPages * limit;
      const there = await walk(policy.descending, whole ? Infinity : endPages);
      const back = whole ? [] : await walk(!policy.descending, endPages);
      expect(there).toEqual(ids.slice(0, end));
      expect(back).toEqual(ids.slice(ids.length - back.length).reverse());
      expect(back).toHaveLength(whole ? 0 : end);
      walked.fromBothEnds += whole ? 0 : 1;
      walked.longAndWhole += whole && long ? 1 : 0;
      walked.whole += !long && ids.length > 0 ? 1 : 0;
    }
    expect(walked.whole).toBeGreaterThan(140);
    expect(walked.longAndWhole).toBe(3);
    expect(walked.fromBothEnds).toBeGreaterThan(100);
  });
});
