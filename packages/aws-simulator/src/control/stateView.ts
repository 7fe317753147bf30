import type { Simulation } from '../simulation/Simulation.ts';
import type { Stack } from '../state/cloudformation.ts';
import type { RegionState, ServiceQuotas } from '../state/types.ts';

export interface StackView {
  name: string;
  id: string;
  status: string;
  statusReason?: string;
  terminationProtection: boolean;
  tags: Record<string, string>;
  createdAt: string;
  deletedAt?: string;
}

/** What an account's region holds; deleted stacks are left out. */
export type RegionView = Omit<RegionState, 'stacks' | 'schedule'> & {
  stacks: StackView[];
  /** How many things are still going on. */
  pending: number;
};

export interface StateView {
  speed: number;
  quotas: ServiceQuotas;
  regions: RegionView[];
}

function stackView(stack: Stack): StackView {
  const { name, id, status, statusReason, terminationProtection, tags } = stack;
  const { createdAt, deletedAt } = stack;
  return { name, id, status, statusReason, terminationProtection, tags, createdAt, deletedAt };
}

export function stateView(simulation: Simulation): StateView {
  return {
    speed: simulation.clock.speed,
    quotas: simulation.store.control.quotas,
    regions: simulation.advanceAll().map(({ state }) => {
      const { stacks, schedule, ...rest } = state;
      return {
        ...rest,
        stacks: stacks.filter(stack => stack.status !== 'DELETE_COMPLETE').map(stackView),
        pending: schedule.length,
      };
    }),
  };
}
