import type { Operation } from '../../server/Operation.ts';
import { accessOperations } from './access.ts';
import { addonOperations } from './addons.ts';
import { clusterOperations } from './clusters.ts';
import { nodegroupOperations } from './nodegroups.ts';
import { taggingOperations } from './tagging.ts';

export const eksOperations: Record<string, Operation> = {
  ...clusterOperations,
  ...nodegroupOperations,
  ...addonOperations,
  ...accessOperations,
  ...taggingOperations,
};
