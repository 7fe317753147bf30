import {
  AuthorizeResult,
  type PermissionCondition,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { EnvironmentFacts } from '@eks-environments/plugin-environments-node';
import { onlyIf, rightsUnder, type Conditions } from '../__testUtils__/rights';
import type { ApprovalsConfig } from '../config/readConfig';
import { environmentRequestConditions as of } from '../permissions/rules';
import { approvalNeed } from './approval';

const day = 86_400_000;
const allowed: EnvironmentFacts = {
  owner: 'group:default/team-a',
  requester: 'user:default/dana',
  approvers: [],
  type: 'temporary',
  provider: 'eks',
  target: 'development',
  region: 'eu-west-1',
  status: 'awaiting-approval',
  lifetime: 7 * day,
  nodes: 4,
  costPerMonth: 250_000_000,
  via: 'page',
};
const { lifetime: _, ...endless } = { ...allowed, type: 'permanent' as const };
const { costPerMonth: __, ...unpriced } = allowed;

const withinLimits: Conditions = {
  allOf: [
    of.isOwner({ claims: ['user:default/dana', 'group:default/team-a'] }),
    of.hasType({ types: ['temporary'] }),
    of.lifetimeAtMost({ lifetime: 'P7D' }),
    of.nodesAtMost({ nodes: 4 }),
    of.costAtMost({ usdPerMonth: 250 }),
  ],
};
const general = 'The policy asks for an approval of such an environment';
const madeUp = (rule: string, params: PermissionCondition['params']): PermissionCondition => ({
  rule,
  resourceType: 'environment-request',
  params,
});

async function needOf(
  decision: PolicyDecision,
  facts: EnvironmentFacts,
  config: Partial<ApprovalsConfig> = {},
) {
  return approvalNeed(await rightsUnder(decision), facts, {
    config: {
      mode: 'enforced',
      exempt: [],
      rules: [],
      deletions: [],
      validFor: 0,
      costTolerance: 0,
      permissionsEnabled: true,
      ...config,
    },
    claims: ['user:default/dana'],
  });
}

const reasonsOf = async (conditions: Conditions, facts: EnvironmentFacts) => {
  const { required, reasons } = await needOf(onlyIf(conditions), facts);
  expect(required).toBe(true);
  return reasons;
};

describe('Whether people must approve, and why', () => {
  it('asks for nothing where all conditions hold', async () => {
    expect(await needOf(onlyIf(withinLimits), allowed)).toEqual({ required: false, reasons: [] });
  });

  it.each<[string, EnvironmentFacts]>([
    [
      'It costs up to 312.40 USD a month; up to 250 USD needs no approval',
      { ...allowed, costPerMonth: 312_395_000 },
    ],
    [
      'It costs up to 1,312 USD a month; up to 250 USD needs no approval',
      { ...allowed, costPerMonth: 1_312_004_999 },
    ],
    [
      'It costs slightly more than 250 USD a month; up to 250 USD needs no approval',
      { ...allowed, costPerMonth: 250_000_001 },
    ],
    ['Its cost is not known; up to 250 USD a month needs no approval', unpriced],
    ['It lives for 14 days; up to 7 days needs no approval', { ...allowed, lifetime: 14 * day }],
    [
      'It lives for 7 days 1 hour 30 minutes; up to 7 days needs no approval',
      { ...allowed, lifetime: 7 * day + 5_400_000 },
    ],
    ['Permanent environments need an approval', endless],
    ['It has up to 6 nodes; up to 4 need no approval', { ...allowed, nodes: 6 }],
    [
      'An environment of group:default/team-b needs an approval when user:default/dana asks for it',
      { ...allowed, owner: 'group:default/team-b' },
    ],
  ])('says: %s', async (reason, facts) => {
    expect(await reasonsOf(withinLimits, facts)).toEqual([reason]);
  });

  it.each<[string, PermissionCondition]>([
    ['Temporary environments need an approval', of.hasType({ types: [] })],
    [
      'It lives for 7 days; up to 1 day 12 hours needs no approval',
      of.lifetimeAtMost({ lifetime: 'PT36H' }),
    ],
    ['It has up to 4 nodes; up to 1 needs no approval', of.nodesAtMost({ nodes: 1 })],
    [
      'It costs up to 250 USD a month; up to 99.50 USD needs no approval',
      of.costAtMost({ usdPerMonth: 99.5 }),
    ],
    ['Environments in eu-west-1 need an approval', of.inRegion({ regions: ['us-east-1'] })],
    ['Environments of the provider eks need an approval', of.hasProvider({ providers: [] })],
    ['What is asked for through the portal needs an approval', of.isVia({ via: ['scaffolder'] })],
    ['What user:default/dana asks for needs an approval', of.isRequester({ claims: [] })],
    [general, of.isApprover({ claims: ['user:default/dana'] })],
    [general, of.hasStatus({ statuses: ['ready'] })],
  ])('says: %s', async (reason, condition) => {
    expect(await reasonsOf(condition, allowed)).toEqual([reason]);
  });

  it('gives every reason once', async () => {
    expect(await reasonsOf(withinLimits, { ...endless, nodes: 6 })).toEqual([
      'Permanent environments need an approval',
      'It has up to 6 nodes; up to 4 need no approval',
    ]);
  });

  it('names alternatives only where none of them holds', async () => {
    const either: Conditions = {
      anyOf: [of.inRegion({ regions: ['us-east-1'] }), of.nodesAtMost({ nodes: 4 })],
    };
    const cheap = of.costAtMost({ usdPerMonth: 100 });
    const cost = 'It costs up to 250 USD a month; up to 100 USD needs no approval';
    expect(await reasonsOf({ allOf: [either, cheap] }, allowed)).toEqual([cost]);
    expect(await reasonsOf({ allOf: [either, cheap] }, { ...allowed, nodes: 5 })).toEqual([
      'Environments in eu-west-1 need an approval',
      'It has up to 5 nodes; up to 4 need no approval',
      cost,
    ]);
  });

  it('says no more than that it is so where the policy does not tell why', async () => {
    expect(await reasonsOf({ not: of.inRegion({ regions: ['eu-west-1'] }) }, allowed)).toEqual([
      general,
    ]);
    expect(await needOf({ result: AuthorizeResult.DENY }, allowed)).toEqual({
      required: true,
      reasons: [general],
    });
  });

  it.each([
    madeUp('HAS_COLOUR', { colours: ['blue'] }),
    madeUp('COST_AT_MOST', { usdPerMonth: 'much' }),
    madeUp('LIFETIME_AT_MOST', undefined),
  ])('does not trust what a policy sends: %j', async condition => {
    const failsBefore: Conditions = { allOf: [of.nodesAtMost({ nodes: 1 }), condition] };
    expect(await reasonsOf(failsBefore, allowed)).toEqual([
      'It has up to 4 nodes; up to 1 needs no approval',
      general,
    ]);
  });

  it('accepts a right without conditions only from those who are exempt', async () => {
    const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
    expect(await needOf(allow, allowed)).toMatchObject({
      required: true,
      reasons: [expect.stringMatching(/lets everyone skip approvals/)],
    });
    expect(await needOf(allow, allowed, { exempt: ['user:default/dana'] })).toEqual({
      required: false,
      reasons: [],
    });
    expect(await needOf(allow, allowed, { permissionsEnabled: false })).toMatchObject({
      required: true,
      reasons: [expect.stringMatching(/switched off/)],
    });
    expect(await needOf(allow, allowed, { mode: 'policy' })).toMatchObject({ required: false });
  });
});
