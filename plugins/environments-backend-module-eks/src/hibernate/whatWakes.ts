import type { GroupSizes } from '../eksctl/arguments';
import type { ClusterManifest } from '../manifest/ClusterManifest';
import { isAsleep, type HibernationMemory } from './memory';
import type { NodeGroupState } from './nodeGroups';

/**
 * The sizes that bring a group back to what it was; undefined when it has them. What has grown since stays. Of
 * a group that was not remembered nothing is known but the manifest: that counts when it has no nodes.
 */
export function whatWakes(
  { name, sizes }: Pick<NodeGroupState, 'name' | 'sizes'>,
  memory: HibernationMemory,
  manifest?: ClusterManifest,
): GroupSizes | undefined {
  const planned = manifest?.managedNodeGroups.find(group => group.name === name);
  const fromManifest = planned &&
    isAsleep(sizes) && {
      min: planned.minSize,
      desired: planned.desiredCapacity,
      max: planned.maxSize,
    };
  const wanted = Object.hasOwn(memory.sizes, name) ? memory.sizes[name] : fromManifest;
  const isBack =
    !wanted ||
    (sizes.min === wanted.min && sizes.max === wanted.max && sizes.desired >= wanted.desired);
  return isBack ? undefined : wanted;
}
