import type { ProvidedEnvironment } from '@eks-environments/plugin-environments-node';
import { z } from 'zod/v4';
import type { GroupSizes } from '../eksctl/arguments';

const size = z.int().min(0);
const stored = z.record(z.string(), z.object({ min: size, desired: size, max: size }));

/** What the last hibernation has noted. */
export interface HibernationMemory {
  /** By the node group's name, as they were with nodes. */
  sizes: Record<string, GroupSizes>;
  /** They have been put back since: the next hibernation begins anew. */
  over: boolean;
}

/** Nothing was ever noted: as if over. */
export function readMemory({ memory }: ProvidedEnvironment): HibernationMemory {
  return memory.nodeGroups === undefined
    ? { sizes: {}, over: true }
    : {
        sizes: stored.parse(JSON.parse(memory.nodeGroups)),
        over: memory.hibernationOver === 'true',
      };
}

export function writeMemory(memory: HibernationMemory): Record<string, string> {
  return { nodeGroups: JSON.stringify(memory.sizes), hibernationOver: String(memory.over) };
}

/** Nothing of it can run. Both: Auto Scaling would bring a desired size of 0 back to the least. */
export function isAsleep({ min, desired }: GroupSizes): boolean {
  return min === 0 && desired === 0;
}

/**
 * What a hibernation notes before it touches anything. A group that is asleep while the hibernation is not
 * over was put to sleep by an attempt before: what was noted then stays.
 */
export function toRemember(
  before: HibernationMemory,
  groups: { name: string; sizes: GroupSizes }[],
): HibernationMemory {
  const known = before.over ? {} : before.sizes;
  return {
    sizes: Object.fromEntries(
      groups.map(({ name, sizes }) => [
        name,
        isAsleep(sizes) && Object.hasOwn(known, name) ? known[name] : sizes,
      ]),
    ),
    over: false,
  };
}
