import { CommandError } from '../failures.ts';
import type { NodeGroup } from '../config/types.ts';
import { quote } from '../output/quote.ts';
import type { Tool } from '../Tool.ts';
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

type Sizes = Pick<NodeGroup, 'minSize' | 'maxSize' | 'desiredCapacity'>;

export const scaleNodegroup: Command = {
  name: 'scale nodegroup',
  aliases: ['nodegroups', 'ng'],
  flags: [
    flags.cluster,
    flags.name,
    flags.region,
    flags.file,
    flags.timeout,
    flags.wait,
    { name: 'nodes', short: 'N', type: 'number' },
    { name: 'nodes-min', short: 'm', type: 'number' },
    { name: 'nodes-max', short: 'M', type: 'number' },
  ],
  run,
};

async function run(invocation: Invocation): Promise<void> {
  const given = invocation.flags;
  const subject = await subjectOf(invocation, 'cluster', ['nodes', 'nodes-min', 'nodes-max']);
  const cluster = required(subject.name, 'cluster');
  const logger = loggerOf(given);
  const wanted = text(given, 'name');
  let groups: (Sizes & { name: string })[];
  if (subject.config) {
    groups = (subject.config.managedNodeGroups ?? []).filter(
      group => !wanted || group.name === wanted,
    );
    if (groups.some(group => group.desiredCapacity === undefined)) {
      throw new CommandError('number of nodes must be set; use desiredCapacity in the config file');
    }
  } else {
    const sizes: Sizes = {
      desiredCapacity: number(given, 'nodes'),
      minSize: number(given, 'nodes-min'),
      maxSize: number(given, 'nodes-max'),
    };
    if (Object.values(sizes).every(size => size === undefined)) {
      throw new CommandError('at least one of minimum, maximum and desired nodes must be set');
    }
    groups = [{ name: required(wanted, 'name'), ...sizes }];
  }
  const tool = await toolFor(invocation, logger, subject.region);
  await requireOperable(tool, cluster);
  for (const group of groups) {
    await scale(tool, cluster, group, given.wait === true);
  }
}

async function scale(
  { logger, eks, session, region }: Tool,
  cluster: string,
  group: Sizes & { name: string },
  wait: boolean,
): Promise<void> {
  logger.info(`scaling nodegroup ${quote(group.name)} in cluster ${cluster}`);
  let update: string;
  try {
    update = await eks.scaleNodegroup(cluster, group.name, {
      minSize: group.minSize,
      maxSize: group.maxSize,
      desiredSize: group.desiredCapacity,
    });
  } catch (error) {
    throw new CommandError(
      `failed to scale nodegroup ${quote(group.name)} for cluster ${quote(cluster)}, error: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
  logger.info('initiated scaling of nodegroup');
  if (!wait) {
    logger.info(
      `to see the status of the scaling run \`eksctl get nodegroup --cluster ${cluster} --region ${region} --name ${group.name}\``,
    );
    return;
  }
  logger.info(`waiting for scaling of nodegroup ${quote(group.name)} to complete`);
  while ((await eks.updateStatus(cluster, update, group.name)) === 'InProgress') {
    await session.sleep(30);
  }
  logger.info('nodegroup successfully scaled');
}
