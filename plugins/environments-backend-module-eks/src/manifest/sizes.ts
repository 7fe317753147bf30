import type { SubmittedNodeGroup } from './shape/manifest';

export interface Sizes {
  minSize: number;
  desiredCapacity: number;
  maxSize?: number;
}

/** Sizes by eksctl's rules; `maxSize` has no default here: it bounds what an environment can grow to. */
export function sizesOf(group: SubmittedNodeGroup): Sizes {
  const minSize = group.minSize ?? group.desiredCapacity ?? 2;
  return {
    minSize,
    desiredCapacity: group.desiredCapacity ?? minSize,
    maxSize: group.maxSize,
  };
}
