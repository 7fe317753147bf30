import type { EnvironmentFacts } from '@eks-environments/plugin-environments-node';
import { splitApprovers } from '../database/aggregate';
import { toNumber } from '../database/columns';
import type { EnvironmentRecord } from '../database/environments/records';
import type { RequestRecord } from '../database/requests/records';

type FactRow = Pick<
  EnvironmentRecord,
  | 'owner'
  | 'requester'
  | 'type'
  | 'provider'
  | 'target'
  | 'region'
  | 'lifetime'
  | 'nodes'
  | 'cost_per_month'
  | 'via'
>;

function commonFacts(row: FactRow): Omit<EnvironmentFacts, 'approvers' | 'status'> {
  return {
    owner: row.owner,
    requester: row.requester,
    type: row.type,
    provider: row.provider,
    target: row.target,
    region: row.region,
    ...(row.lifetime !== null && { lifetime: toNumber(row.lifetime) }),
    nodes: row.nodes,
    ...(row.cost_per_month !== null && { costPerMonth: toNumber(row.cost_per_month) }),
    via: row.via,
  };
}

/** What policies judge an environment by. */
export function factsOfEnvironment(
  row: FactRow & Pick<EnvironmentRecord, 'status' | 'approvers'>,
): EnvironmentFacts {
  return { ...commonFacts(row), status: row.status, approvers: splitApprovers(row.approvers) };
}

/** What policies judge a request by. */
export function factsOfRequest(row: RequestRecord): EnvironmentFacts {
  return {
    ...commonFacts(row),
    status: row.environment_status,
    approvers: splitApprovers(row.approvers),
  };
}

/** What policies judge the environment of a request by: it has the approvers of its open request. */
export function factsOfRequestedEnvironment(row: RequestRecord): EnvironmentFacts {
  return {
    ...commonFacts({
      ...row,
      requester: row.environment_requester,
      via: row.environment_via,
      lifetime: row.environment_lifetime,
    }),
    status: row.environment_status,
    approvers: splitApprovers(row.environment_approvers),
  };
}
