import { refuseUnsimulated } from '../config/unsimulated.ts';
import { validateConfig } from '../config/validate.ts';
import { sizesOf } from '../config/validateNodeGroup.ts';
import { announceGroups, included } from '../create/announce.ts';
import { createNodegroups } from '../create/nodegroups.ts';
import { awaitNodes } from '../create/nodes.ts';
import { CommandError, notSimulated } from '../failures.ts';
import { quote } from '../output/quote.ts';
import { describeTasks, sequential, subParallel } from '../output/taskTree.ts';
import { nodegroupStack } from '../stacks/names.ts';
import { StackCollection } from '../stacks/StackCollection.ts';
import { loggerOf, number, subjectOf, toolFor, type Command, type Invocation } from './Command.ts';
import * as flags from './flags.ts';
import { requireOperable } from './getNodegroup.ts';

export const createNodegroup: Command = {
  name: 'create nodegroup',
  aliases: ['nodegroups', 'ng'],
  flags: [
    flags.cluster,
    flags.region,
    flags.file,
    flags.timeout,
    flags.cfnRole,
    { name: 'include', type: 'list' },
    { name: 'exclude', type: 'list' },
  ],
  run,
};

const matches = (name: string, globs: string[]) =>
  globs.some(glob =>
    new RegExp(
      `^${glob
        .replace(/[.+^${}()|[\]\\]/g, '\\$&')
        .replace(/\*/g, '.*')
        .replace(/\?/g, '.')}$`,
    ).test(name),
  );

async function run(invocation: Invocation): Promise<void> {
  const given = invocation.flags;
  const { config, region } = await subjectOf(invocation, 'cluster');
  if (!config) {
    throw notSimulated('create nodegroup without -f');
  }
  refuseUnsimulated(config);
  validateConfig(config);
  const cluster = config.metadata.name;
  const tool = await toolFor(invocation, loggerOf(given), region);
  const { logger } = tool;
  await requireOperable(tool, cluster);
  const version = String((await tool.eks.cluster(cluster)).version);
  const { include, exclude } = given;
  const chosen = (config.managedNodeGroups ?? []).filter(
    group =>
      (!Array.isArray(include) || matches(group.name, include)) &&
      !(Array.isArray(exclude) && matches(group.name, exclude)),
  );
  logger.info(`will use version ${version} for new nodegroup(s) based on control plane version`);
  announceGroups(tool, config, version);
  // A group counts as there as soon as it has a stack, rolled back or not.
  const stacks = new Set(await tool.cloudFormation.stackNames());
  const existing = chosen.filter(group => stacks.has(nodegroupStack(cluster, group.name)));
  const groups = chosen.filter(group => !existing.includes(group));
  if (existing.length > 0) {
    logger.info(
      `${existing.length} existing nodegroup(s) (${existing
        .map(group => group.name)
        .join(',')}) will be excluded`,
    );
  }
  included(groups).forEach(line => logger.info(line));
  logger.info(
    `will create a CloudFormation stack for each of ${
      groups.length
    } managed nodegroups in cluster ${quote(cluster)}`,
  );
  logger.info(
    describeTasks(
      sequential(
        groups.length > 0
          ? [
              'fix cluster compatibility',
              subParallel(groups.map(group => `create managed nodegroup ${quote(group.name)}`)),
            ]
          : ['fix cluster compatibility'],
      ),
    ),
  );
  logger.info('checking cluster stack for missing resources');
  logger.info('cluster stack has all required resources');
  const timeout = number(given, 'timeout') ?? flags.defaultTimeout;
  try {
    await createNodegroups(tool, new StackCollection(tool, cluster, { timeout }), config, groups);
  } catch (error) {
    logger.warning(
      "1 error(s) occurred and nodegroups haven't been created properly, you may wish to check CloudFormation console",
    );
    logger.info(
      `to cleanup resources, run 'eksctl delete nodegroup --region=${region} --cluster=${cluster} --name=<name>' for each of the failed nodegroup`,
    );
    logger.critical(error instanceof Error ? error.message : String(error));
    throw new CommandError(`failed to create nodegroups for cluster ${quote(cluster)}`);
  }
  logger.info('no tasks');
  logger.success(`created 0 nodegroup(s) in cluster ${quote(cluster)}`);
  for (const group of groups) {
    await awaitNodes(tool, cluster, group.name, sizesOf(group).min, timeout, false);
  }
  logger.success(`created ${groups.length} managed nodegroup(s) in cluster ${quote(cluster)}`);
  logger.info('checking security group configuration for all nodegroups');
  logger.info('all nodegroups have up-to-date cloudformation templates');
}
