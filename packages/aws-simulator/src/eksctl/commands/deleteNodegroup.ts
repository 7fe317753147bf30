import { CommandError, notSimulated } from '../failures.ts';
import { quote } from '../output/quote.ts';
import { describeTasks, sequential } from '../output/taskTree.ts';
import { nodegroupStack } from '../stacks/names.ts';
import { StackCollection } from '../stacks/StackCollection.ts';
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
import { requireOperable } from './getNodegroup.ts';

export const deleteNodegroup: Command = {
  name: 'delete nodegroup',
  aliases: ['nodegroups', 'ng'],
  flags: [
    flags.cluster,
    flags.name,
    flags.region,
    flags.file,
    flags.timeout,
    flags.wait,
    flags.approve,
    { name: 'drain', type: 'switch' },
    { name: 'disable-eviction', type: 'switch' },
  ],
  run,
};

async function run(invocation: Invocation): Promise<void> {
  const given = invocation.flags;
  const subject = await subjectOf(invocation, 'cluster');
  if (subject.config) {
    throw notSimulated('delete nodegroup with -f');
  }
  const cluster = required(subject.name, 'cluster');
  const name = required(text(given, 'name'), 'name');
  const tool = await toolFor(invocation, loggerOf(given), subject.region);
  const { logger, cloudFormation } = tool;
  await requireOperable(tool, cluster);
  const stack = await cloudFormation.findStack(nodegroupStack(cluster, name));
  if (!stack) {
    throw new CommandError(`no CloudFormation stack found for nodegroup ${quote(name)}`);
  }
  logger.info(`1 nodegroup (${name}) was included (based on the include/exclude rules)`);
  if (given.drain !== false) {
    logger.info(`will drain 0 unmanaged nodegroup(s) in cluster ${quote(cluster)}`);
    logger.info('starting parallel draining, max in-flight of 1');
  }
  logger.info(`will delete 1 nodegroups from cluster ${quote(cluster)}`);
  logger.info(
    describeTasks(
      sequential([`delete nodegroup ${quote(name)}${given.wait === true ? '' : ' [async]'}`]),
    ),
  );
  const collection = new StackCollection(tool, cluster, {
    timeout: number(given, 'timeout') ?? flags.defaultTimeout,
  });
  try {
    await collection.delete(stack);
    if (given.wait === true) {
      await collection.awaitDeleted(stack);
    }
  } catch (error) {
    logger.critical(error instanceof Error ? error.message : String(error));
    throw new CommandError('failed to delete nodegroup(s)');
  }
  logger.info(`will delete 0 nodegroups from auth ConfigMap in cluster ${quote(cluster)}`);
  logger.success(`deleted 1 nodegroup(s) from cluster ${quote(cluster)}`);
}
