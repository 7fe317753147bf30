import type { FlagValues } from '../arguments/types.ts';
import type { ClusterConfig } from '../config/types.ts';
import type { StackManager } from '../stacks/StackManager.ts';
import type { Tool } from '../Tool.ts';
import type { AddonPlan } from './addons.ts';

/** All that the steps of `create cluster` share. */
export interface Creation {
  tool: Tool;
  flags: FlagValues;
  config: ClusterConfig;
  version: string;
  addons: AddonPlan;
  stacks: StackManager;
  /** Model seconds of each wait. */
  timeout: number;
}
