import type { ResourceType } from '../ResourceType.ts';
import { addressTypes } from './addresses.ts';
import { clusterTypes } from './clusters.ts';
import { iamTypes } from './iam.ts';
import { networkTypes } from './network.ts';
import { nodegroupTypes } from './nodegroups.ts';
import { routingTypes } from './routing.ts';

/** Every type of resource that the simulator's CloudFormation can make. */
export const resourceTypes: Record<string, ResourceType> = {
  ...networkTypes,
  ...addressTypes,
  ...routingTypes,
  ...iamTypes,
  ...clusterTypes,
  ...nodegroupTypes,
};
