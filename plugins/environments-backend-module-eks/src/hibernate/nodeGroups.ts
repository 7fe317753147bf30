import { OperationFailedError } from '@eks-environments/plugin-environments-node';
import { describeNodegroups } from '../aws/cluster';
import { listInstances, type NodeInstance } from '../aws/instances';
import { poll, type Work } from '../aws/settle';
import type { GroupSizes } from '../eksctl/arguments';

const minutes = 60_000;
/** An update of a version replaces all nodes of a group, one by one. */
const updateLimit = 60 * minutes;
const atWork = ['CREATING', 'UPDATING', 'DELETING'];

/** A managed node group, as EKS and EC2 know it. */
export interface NodeGroupState {
  name: string;
  status: string;
  sizes: GroupSizes;
  /** What EKS finds wrong with it. */
  issues: string[];
  /** Its machines that are not terminated. */
  instances: NodeInstance[];
}

/**
 * All managed node groups of the environment's cluster, also those that the manifest does not know: their
 * nodes cost as much.
 */
export async function lookAtNodeGroups(work: Work): Promise<NodeGroupState[]> {
  const found = await describeNodegroups(work.session, work.context.environment.name);
  const scalers = (group: (typeof found)[number]) =>
    (group.resources?.autoScalingGroups ?? []).flatMap(({ name }) => name ?? []);
  const instances = await listInstances(work.session, found.flatMap(scalers));
  return found.map(group => ({
    name: group.nodegroupName ?? '',
    status: group.status ?? '',
    sizes: {
      min: group.scalingConfig?.minSize ?? 0,
      desired: group.scalingConfig?.desiredSize ?? 0,
      max: group.scalingConfig?.maxSize ?? 1,
    },
    issues: (group.health?.issues ?? []).map(({ code, message }) => `${code}: ${message}`),
    instances: instances.filter(({ autoScalingGroup }) =>
      scalers(group).includes(autoScalingGroup),
    ),
  }));
}

/**
 * The node groups once EKS is at work on none of them: it refuses to change one that it is changing.
 *
 * @throws OperationFailedError of class `timeout`.
 */
export async function settledNodeGroups(work: Work): Promise<NodeGroupState[]> {
  let groups: NodeGroupState[] = [];
  const settled = await poll(work, updateLimit, async () => {
    groups = await lookAtNodeGroups(work);
    return groups.some(({ status }) => atWork.includes(status)) ? undefined : true;
  });
  if (!settled) {
    throw new OperationFailedError({
      class: 'timeout',
      message: `EKS is still at work on node groups: ${groups
        .filter(({ status }) => atWork.includes(status))
        .map(inWords)
        .join(', ')}`,
      advice: 'Retry later: the work goes on from where AWS then stands.',
      retryable: true,
    });
  }
  return groups;
}

/** In words, for messages. */
export function inWords({ name, status, sizes, instances }: NodeGroupState): string {
  return `${name} (${status}, ${instances.length} of ${sizes.desired} nodes)`;
}
