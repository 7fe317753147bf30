import type { Operation } from '../../server/Operation.ts';
import { catalogOperations } from './catalog.ts';
import { instanceOperations } from './instances.ts';
import { networkOperations } from './network.ts';
import { volumeOperations } from './volumes.ts';

export const ec2Operations: Record<string, Operation> = {
  ...catalogOperations,
  ...instanceOperations,
  ...networkOperations,
  ...volumeOperations,
};
