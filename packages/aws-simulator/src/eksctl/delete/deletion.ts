import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Cluster } from '@aws-sdk/client-eks';
import { quote } from '../output/quote.ts';
import { describeTasks, sequential, subParallel, type Task } from '../output/taskTree.ts';
import { clusterStack } from '../stacks/names.ts';
import type { StackCollection } from '../stacks/StackCollection.ts';
import type { Tool } from '../Tool.ts';

const groupTag = 'alpha.eksctl.io/nodegroup-name';

/** The stacks of a cluster by the order in which they are deleted. */
export interface OwnedStacks {
  cluster: Stack | undefined;
  nodegroups: Stack[];
  addons: Stack[];
  podIdentities: Stack[];
  accessEntries: Stack[];
}

export function groupOf(stack: Stack): string {
  return stack.Tags?.find(tag => tag.Key === groupTag)?.Value ?? '';
}

/** Sorts a cluster's stacks, by the patterns of their names as eksctl does. */
export function sortStacks(name: string, stacks: Stack[]): OwnedStacks {
  const named = (infix: string) =>
    stacks.filter(stack => stack.StackName?.startsWith(`eksctl-${name}-${infix}-`));
  return {
    cluster: stacks.find(stack => stack.StackName === clusterStack(name)),
    nodegroups: named('nodegroup').filter(stack => groupOf(stack) !== ''),
    addons: named('addon'),
    podIdentities: named('podidentityrole'),
    accessEntries: named('accessentry'),
  };
}

/** Whether the control plane can be worked with. */
export function operable(cluster: Cluster): boolean {
  return cluster.status === 'ACTIVE' || cluster.status === 'UPDATING';
}

const stackTasks = (stacks: Stack[], what: string): Task[] =>
  stacks.length === 0
    ? []
    : [subParallel(stacks.map(stack => `${what} ${quote(String(stack.StackName))}`))];

/** The tasks that `delete cluster` prints. */
export function deleteTasks(name: string, owned: OwnedStacks, wait: boolean): string {
  const groups = owned.nodegroups.map(stack => `delete nodegroup ${quote(groupOf(stack))}`);
  return describeTasks(
    sequential([
      ...(groups.length > 0 ? [subParallel(groups)] : []),
      ...stackTasks(owned.addons, 'delete addon IAM'),
      ...stackTasks(owned.podIdentities, 'delete pod identity role'),
      ...stackTasks(owned.accessEntries, 'delete access entry stack'),
      ...(owned.cluster
        ? [`delete cluster control plane ${quote(name)}${wait ? '' : ' [async]'}`]
        : []),
    ]),
  );
}

/** Deletes stacks side by side and waits for all. @throws the first error. */
export async function deleteAll(stacks: Stack[], collection: StackCollection): Promise<void> {
  const results = await Promise.allSettled(
    stacks.map(async stack => {
      await collection.delete(stack);
      await collection.awaitDeleted(stack);
    }),
  );
  const failed = results.find(result => result.status === 'rejected');
  if (failed) {
    throw failed.reason;
  }
}

/** Names of what should be gone and isn't. */
export async function undeleted(collection: StackCollection): Promise<string[]> {
  return (await collection.list())
    .filter(stack => stack.StackStatus !== 'DELETE_IN_PROGRESS')
    .map(stack => String(stack.StackName));
}

/** Deletes a cluster that no stack of eksctl made, through the EKS API. */
export async function deleteUnowned(tool: Tool, name: string, wait: boolean): Promise<void> {
  const { eks, logger, session } = tool;
  const groups = await eks.nodegroupNames(name);
  for (const group of groups) {
    logger.info(`initiated deletion of nodegroup ${quote(group)}`);
    await eks.deleteNodegroup(name, group);
  }
  if (groups.length > 0) {
    logger.info(`waiting for ${groups.length} nodegroup(s) to be deleted`);
    while ((await eks.nodegroupNames(name)).length > 0) {
      await session.sleep(30);
    }
  }
  await eks.deleteCluster(name);
  logger.info(`initiated deletion of cluster ${quote(name)}`);
  if (wait) {
    logger.info(`waiting for cluster ${quote(name)} to be deleted`);
    while (await eks.findCluster(name)) {
      await session.sleep(30);
    }
  } else {
    logger.info(
      `to see the status of the deletion run \`eksctl get cluster --name ${name} --region ${tool.region}\``,
    );
  }
}
