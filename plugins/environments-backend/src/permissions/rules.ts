import { z } from 'zod/v4';
import type { PermissionRuleParams } from '@backstage/plugin-permission-common';
import {
  createConditionExports,
  type PermissionResourceRef,
  type PermissionRule,
} from '@backstage/plugin-permission-node';
import { parseLifetime } from '@eks-environments/plugin-environments-common';
import {
  environmentRequestResourceRef,
  environmentResourceRef,
  type EnvironmentFacts,
  type FactsFilter,
} from '@eks-environments/plugin-environments-node';

type FactsRef<T extends string> = PermissionResourceRef<
  EnvironmentFacts,
  FactsFilter,
  T,
  'environments'
>;

const refs = z.array(z.string()).describe('Entity refs, for example the ownership refs of a user');
const texts = z.array(z.string());

function isAtMost(value: number | undefined, limit: number): boolean {
  return value !== undefined && value <= limit;
}

/** The longest number that both databases compare exactly. */
function microUsd(usd: number): number {
  return Math.min(Math.floor(usd * 1_000_000), Number.MAX_SAFE_INTEGER);
}

function milliseconds(lifetime: string): number {
  const parsed = parseLifetime(lifetime);
  // The schema has refused anything else; a duration that cannot be read allows nothing.
  return parsed ?? -1;
}

function createFactsRules<T extends string>(resourceRef: FactsRef<T>) {
  const { resourceType } = resourceRef;
  const rule = <P extends NonNullable<PermissionRuleParams>>(
    name: string,
    description: string,
    paramsSchema: z.ZodType<P, P>,
    forms: {
      apply: (facts: EnvironmentFacts, params: P) => boolean;
      toQuery: (params: P) => FactsFilter;
    },
  ) =>
    ({ name, description, resourceType, paramsSchema, ...forms } as PermissionRule<
      EnvironmentFacts,
      FactsFilter,
      T,
      P
    >);
  return {
    isOwner: rule('IS_OWNER', 'Owned by one of these', z.object({ claims: refs }), {
      apply: (facts, { claims }) => claims.includes(facts.owner),
      toQuery: ({ claims }) => ({ fact: 'owner', anyOf: claims }),
    }),
    isRequester: rule('IS_REQUESTER', 'Requested by one of these', z.object({ claims: refs }), {
      apply: (facts, { claims }) => claims.includes(facts.requester),
      toQuery: ({ claims }) => ({ fact: 'requester', anyOf: claims }),
    }),
    isApprover: rule(
      'IS_APPROVER',
      'One of these is nominated to decide the open request',
      z.object({ claims: refs }),
      {
        apply: (facts, { claims }) => facts.approvers.some(ref => claims.includes(ref)),
        toQuery: ({ claims }) => ({ fact: 'approvers', anyOf: claims }),
      },
    ),
    hasType: rule('HAS_TYPE', 'Of one of these types', z.object({ types: texts }), {
      apply: (facts, { types }) => types.includes(facts.type),
      toQuery: ({ types }) => ({ fact: 'type', anyOf: types }),
    }),
    hasProvider: rule('HAS_PROVIDER', 'Of one of these providers', z.object({ providers: texts }), {
      apply: (facts, { providers }) => providers.includes(facts.provider),
      toQuery: ({ providers }) => ({ fact: 'provider', anyOf: providers }),
    }),
    hasStatus: rule(
      'HAS_STATUS',
      'The environment has one of these statuses',
      z.object({ statuses: texts }),
      {
        apply: (facts, { statuses }) => statuses.includes(facts.status),
        toQuery: ({ statuses }) => ({ fact: 'status', anyOf: statuses }),
      },
    ),
    inRegion: rule('IN_REGION', 'In one of these regions', z.object({ regions: texts }), {
      apply: (facts, { regions }) => regions.includes(facts.region),
      toQuery: ({ regions }) => ({ fact: 'region', anyOf: regions }),
    }),
    isVia: rule(
      'IS_VIA',
      'Asked for through one of these: page, scaffolder, mcp-actions, …',
      z.object({ via: texts }),
      {
        apply: (facts, { via }) => via.includes(facts.via),
        toQuery: ({ via }) => ({ fact: 'via', anyOf: via }),
      },
    ),
    costAtMost: rule(
      'COST_AT_MOST',
      'Costs at most so many USD a month; an unknown cost never does',
      z.object({ usdPerMonth: z.number().min(0) }),
      {
        apply: (facts, { usdPerMonth }) => isAtMost(facts.costPerMonth, microUsd(usdPerMonth)),
        toQuery: ({ usdPerMonth }) => ({ fact: 'costPerMonth', atMost: microUsd(usdPerMonth) }),
      },
    ),
    lifetimeAtMost: rule(
      'LIFETIME_AT_MOST',
      'Lives at most so long, for example P7D; what has no end never does',
      z.object({
        lifetime: z.string().refine(text => parseLifetime(text) !== undefined, {
          message: 'must be an ISO 8601 duration in days, hours and minutes',
        }),
      }),
      {
        apply: (facts, { lifetime }) => isAtMost(facts.lifetime, milliseconds(lifetime)),
        toQuery: ({ lifetime }) => ({ fact: 'lifetime', atMost: milliseconds(lifetime) }),
      },
    ),
    nodesAtMost: rule(
      'NODES_AT_MOST',
      'Has at most so many nodes',
      z.object({ nodes: z.number().int().min(0).max(2_147_483_647) }),
      {
        apply: (facts, { nodes }) => isAtMost(facts.nodes, nodes),
        toQuery: ({ nodes }) => ({ fact: 'nodes', atMost: nodes }),
      },
    ),
  };
}

/** What policies can ask of an environment. @public */
export const environmentRules = createFactsRules(environmentResourceRef);
/** What policies can ask of a request, or of the state that one would bring about. @public */
export const environmentRequestRules = createFactsRules(environmentRequestResourceRef);

/** For authors of policies. @public */
export const {
  conditions: environmentConditions,
  createConditionalDecision: createEnvironmentConditionalDecision,
} = createConditionExports({ resourceRef: environmentResourceRef, rules: environmentRules });

/** For authors of policies. @public */
export const {
  conditions: environmentRequestConditions,
  createConditionalDecision: createEnvironmentRequestConditionalDecision,
} = createConditionExports({
  resourceRef: environmentRequestResourceRef,
  rules: environmentRequestRules,
});
