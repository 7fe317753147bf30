import type { Work } from '../aws/settle';
import { scaleNodeGroup, type GroupSizes } from '../eksctl/arguments';
import type { Eksctl } from '../eksctl/Eksctl';
import { eksctlFailure } from '../failures/eksctlFailure';
import type { Milestones } from '../progress/milestones';
import { settledNodeGroups, type NodeGroupState } from './nodeGroups';

/** What eksctl says when it scales tells no more than that it was started. */
const milestones: Milestones = { pass() {} };
/** How often eksctl may be broken off (killed, a panic) in one attempt. */
const mostBroken = 3;

/**
 * Brings node groups to other sizes, one after the other: each time it looks at the truth, scales the next
 * group that has to be scaled, and looks again.
 *
 * @param sizesOf - what a group has to get; undefined if it is as it should be. Without `max` that stays.
 * @returns the groups, of which none has to be scaled any more.
 */
export async function scaleNodeGroups(
  work: Work,
  eksctl: Eksctl,
  sizesOf: (group: NodeGroupState) => (Omit<GroupSizes, 'max'> & { max?: number }) | undefined,
): Promise<NodeGroupState[]> {
  const { context, session, speed } = work;
  /** Last lines of the commands that have ended by themselves, by group. */
  const ended = new Map<string, string[]>();
  let broken = 0;
  for (;;) {
    const groups = await settledNodeGroups(work);
    const next = groups.find(group => sizesOf(group) !== undefined);
    const sizes = next && sizesOf(next);
    if (!next || !sizes) {
      return groups;
    }
    // The same command once more would end the same.
    const before = ended.get(next.name);
    if (before) {
      throw eksctlFailure(`scale nodegroup ${next.name}`, before);
    }
    const { name, placement } = context.environment;
    const result = await eksctl.run(
      scaleNodeGroup({ cluster: name, region: placement.region, group: next.name, sizes }),
      { context, session, milestones, speed },
    );
    broken += result.broken ? 1 : 0;
    if (!result.broken || broken === mostBroken) {
      ended.set(next.name, result.lastLines);
    }
  }
}
