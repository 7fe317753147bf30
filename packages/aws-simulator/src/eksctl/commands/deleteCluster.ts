import type { Cluster } from '@aws-sdk/client-eks';
import { validateConfig } from '../config/validate.ts';
import {
  deleteAll,
  deleteTasks,
  deleteUnowned,
  groupOf,
  operable,
  sortStacks,
  undeleted,
  type OwnedStacks,
} from '../delete/deletion.ts';
import { CommandError, Panic } from '../failures.ts';
import { forgetCluster } from '../kubeconfig/kubeconfig.ts';
import { quote } from '../output/quote.ts';
import { StackCollection } from '../stacks/StackCollection.ts';
import type { Tool } from '../Tool.ts';
import { resolveVersion } from '../versions.ts';
import {
  loggerOf,
  number,
  required,
  subjectOf,
  text,
  toolFor,
  type Command,
  type Invocation,
} from './Command.ts';
import * as flags from './flags.ts';

export const deleteCluster: Command = {
  name: 'delete cluster',
  flags: [
    flags.name,
    flags.region,
    flags.file,
    flags.wait,
    flags.timeout,
    flags.cfnRole,
    flags.disableRollback,
    { name: 'force', type: 'switch' },
    { name: 'disable-nodegroup-eviction', type: 'switch' },
    { name: 'pod-eviction-wait-period', type: 'duration' },
    { name: 'parallel', type: 'number' },
  ],
  run,
};

async function run(invocation: Invocation): Promise<void> {
  const given = invocation.flags;
  const subject = await subjectOf(invocation, 'name');
  const name = required(subject.name, 'name');
  if (subject.config) {
    validateConfig(subject.config);
  }
  await invocation.session.enter('DELETING');
  const tool = await toolFor(invocation, loggerOf(given), subject.region);
  await resolveVersion(tool.eks, subject.config?.metadata.version);
  const { logger } = tool;
  let cluster: Cluster | undefined;
  try {
    cluster = await tool.eks.cluster(name);
  } catch (error) {
    const why = `unable to describe cluster control plane: ${
      error instanceof Error ? error.message : error
    }`;
    if (given.force !== true) {
      throw new CommandError(why);
    }
    logger.warning(`failed to create provider for cluster; force = true skipping: ${why}`);
  }
  logger.info(`deleting EKS cluster ${quote(name)}`);
  if (!cluster) {
    throw new Panic('github.com/weaveworks/eksctl/pkg/actions/cluster.New');
  }
  const collection = new StackCollection(tool, name, {
    timeout: number(given, 'timeout') ?? flags.defaultTimeout,
    roleArn: text(given, 'cfn-role-arn'),
  });
  const owned = sortStacks(name, await collection.list());
  const wait = given.wait === true;
  await beforeStacks(tool, name, cluster, owned, number(given, 'parallel') ?? 1);
  if (owned.cluster) {
    await deleteOwned(tool, name, owned, collection, wait);
  } else {
    await deleteUnowned(tool, name, wait);
  }
  await tool.session.enter('DONE');
  logger.success('all cluster resources were deleted');
}

/** Drains, and lets go of what Kubernetes made: all of it only while the cluster works. */
async function beforeStacks(
  { logger, session, region }: Tool,
  name: string,
  cluster: Cluster,
  owned: OwnedStacks,
  parallel: number,
): Promise<void> {
  for (const stack of owned.nodegroups.filter(item => item.StackStatus === 'DELETE_FAILED')) {
    logger.warning(`stack's status of nodegroup named ${groupOf(stack)} is DELETE_FAILED`);
  }
  owned.nodegroups = owned.nodegroups.filter(item => item.StackStatus !== 'DELETE_FAILED');
  await session.enter('DRAINING');
  const works = operable(cluster);
  if (works && owned.nodegroups.length > 0) {
    logger.info(`will drain 0 unmanaged nodegroup(s) in cluster ${quote(name)}`);
    logger.info(`starting parallel draining, max in-flight of ${parallel}`);
  }
  if (works) {
    logger.info('deleted 0 Fargate profile(s)');
  }
  if (forgetCluster(name, region)) {
    logger.success('kubeconfig has been updated');
  }
  await session.enter('LB_CLEANUP');
  if (works) {
    logger.info(
      'cleaning up AWS load balancers created by Kubernetes objects of Kind Service, Ingress, or Gateway',
    );
  }
}

async function deleteOwned(
  tool: Tool,
  name: string,
  owned: OwnedStacks,
  collection: StackCollection,
  wait: boolean,
): Promise<void> {
  const { logger, session } = tool;
  logger.info(deleteTasks(name, owned, wait));
  try {
    await session.enter('NODEGROUPS');
    await deleteAll(owned.nodegroups, collection);
    await session.enter('IAM_ACCESS');
    await deleteAll(owned.addons, collection);
    await deleteAll(owned.podIdentities, collection);
    await deleteAll(owned.accessEntries, collection);
    await session.enter('CONTROL_PLANE');
    if (owned.cluster) {
      await collection.delete(owned.cluster);
      if (wait) {
        await collection.awaitDeleted(owned.cluster);
      }
    }
  } catch (error) {
    logger.info('1 error(s) occurred while deleting cluster with nodegroup(s)');
    logger.critical(error instanceof Error ? error.message : String(error));
    throw new CommandError('failed to delete cluster with nodegroup(s)');
  }
  const left = await undeleted(collection);
  if (left.length > 0) {
    logger.warning(`found the following undeleted stacks: ${left.join(',')}`);
    throw new CommandError('failed to delete all resources');
  }
}
