import type { FlagValues } from '../arguments/types.ts';
import type { ClusterConfig } from '../config/types.ts';
import type { StackCollection } from '../stacks/StackCollection.ts';
import type { Tool } from '../Tool.ts';
import type { AddonPlan } from './addons.ts';

/** All that the steps of `create cluster` share. */
export interface Creation {
  tool: Tool;
  flags: FlagValues;
  config: ClusterConfig;
  version: string;
  addons: AddonPlan;
  stacks: StackCollection;
  /** Model seconds of each wait. */
  timeout: number;
}
