import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_ENVIRONMENT,
  RESOURCE_TYPE_ENVIRONMENT_REQUEST,
  type EnvironmentStatus,
  type EnvironmentType,
} from '@eks-environments/plugin-environments-common';

/** The facts that permission rules speak of; the same for an environment and for a request. @public */
export interface EnvironmentFacts {
  owner: string;
  requester: string;
  /** Entity refs nominated to decide its open request. */
  approvers: string[];
  type: EnvironmentType;
  provider: string;
  target: string;
  region: string;
  status: EnvironmentStatus;
  /** Milliseconds from creation; undefined means without end. */
  lifetime?: number;
  nodes: number;
  /** Micro-USD a month; undefined means unknown, which no limit on cost allows. */
  costPerMonth?: number;
  via: string;
}

/** A condition on one column, or on the approvers' table; made into SQL by the database's room. @public */
export type FactsFilter =
  | {
      fact: 'owner' | 'requester' | 'type' | 'provider' | 'region' | 'status' | 'via';
      anyOf: string[];
    }
  | { fact: 'approvers'; anyOf: string[] }
  | { fact: 'lifetime' | 'nodes' | 'costPerMonth'; atMost: number };

/** @public */
export const environmentResourceRef = createPermissionResourceRef<
  EnvironmentFacts,
  FactsFilter
>().with({ pluginId: 'environments', resourceType: RESOURCE_TYPE_ENVIRONMENT });

/** @public */
export const environmentRequestResourceRef = createPermissionResourceRef<
  EnvironmentFacts,
  FactsFilter
>().with({ pluginId: 'environments', resourceType: RESOURCE_TYPE_ENVIRONMENT_REQUEST });
