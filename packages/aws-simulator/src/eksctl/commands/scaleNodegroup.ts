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
type SizedGroup = Sizes & { name: string };

/** Model seconds between two looks: the least of the SDK's waiter. */
const pollInterval = 30;

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
  let groups: SizedGroup[];
  if (subject.config) {
    groups = (subject.config.managedNodeGroups ?? []).filter(
      group => !wanted || group.name === wanted,
    );
    if (groups.length === 0) {
      throw new CommandError(
        wanted
          ? `nodegroup ${wanted} not found in config file`
          : 'no nodegroups found in config file',
      );
    }
    groups.forEach(checkSizesOfFile);
  } else {
    if (!wanted) {
      throw new CommandError(
        'a config file is required when --name is not set or when scaling multiple nodegroups',
      );
    }
    const sizes: Sizes = {
      desiredCapacity: number(given, 'nodes'),
      minSize: number(given, 'nodes-min'),
      maxSize: number(given, 'nodes-max'),
    };
    checkSizesOfFlags(sizes);
    groups = [{ name: wanted, ...sizes }];
  }
  const tool = await toolFor(invocation, logger, subject.region);
  await requireOperable(tool, cluster);
  for (const group of groups) {
    await scale(tool, cluster, group, {
      wait: given.wait === true,
      timeout: number(given, 'timeout') ?? flags.defaultTimeout,
    });
  }
}

async function scale(
  tool: Tool,
  cluster: string,
  group: SizedGroup,
  options: { wait: boolean; timeout: number },
): Promise<void> {
  const { logger, eks, session, region } = tool;
  logger.info(`scaling nodegroup ${quote(group.name)} in cluster ${cluster}`);
  await session.enter('SCALING');
  try {
    await eks.scaleNodegroup(cluster, group.name, {
      minSize: group.minSize,
      maxSize: group.maxSize,
      desiredSize: group.desiredCapacity,
    });
    logger.info('initiated scaling of nodegroup');
    if (options.wait) {
      logger.info(`waiting for scaling of nodegroup ${quote(group.name)} to complete`);
      await session.enter('SCALE_WAIT');
      await untilActive(tool, cluster, group.name, options.timeout);
      logger.info('nodegroup successfully scaled');
    } else {
      logger.info(
        `to see the status of the scaling run \`eksctl get nodegroup --cluster ${cluster} --region ${region} --name ${group.name}\``,
      );
    }
  } catch (error) {
    throw new CommandError(
      `failed to scale nodegroup ${quote(group.name)} for cluster ${quote(cluster)}, error: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
  await session.enter('SCALED');
}

/** As the waiter of AWS's SDK: a degraded group is waited for, too. @throws CommandError. */
async function untilActive(
  { eks, session }: Tool,
  cluster: string,
  group: string,
  timeout: number,
): Promise<void> {
  for (let waited = 0; ; waited += pollInterval) {
    const { status } = await eks.nodegroup(cluster, group);
    if (status === 'ACTIVE') {
      return;
    }
    if (status === 'CREATE_FAILED') {
      throw new CommandError('waiter state transitioned to Failure');
    }
    if (waited + pollInterval > timeout) {
      await session.sleep(Math.max(0, timeout - waited));
      throw new CommandError('exceeded max wait time for NodegroupActive waiter');
    }
    await session.sleep(pollInterval);
  }
}

/** One of the three is enough. @throws CommandError in the words of eksctl. */
function checkSizesOfFlags({ desiredCapacity: nodes, minSize: min, maxSize: max }: Sizes): void {
  const problems: [boolean, string][] = [
    [
      nodes === undefined && min === undefined && max === undefined,
      'at least one of minimum, maximum and desired nodes must be set',
    ],
    [below(nodes, 0), 'number of nodes must be 0 or greater'],
    [below(min, 0), 'minimum of nodes must be 0 or greater'],
    [below(max, 0), 'maximum of nodes must be 0 or greater'],
    [below(max, min), 'maximum number of nodes must be greater than minimum number of nodes'],
    [below(max, nodes), 'maximum number of nodes must be greater than or equal to number of nodes'],
    [below(nodes, min), 'minimum number of nodes must be fewer than or equal to number of nodes'],
  ];
  refuse(problems);
}

/** The number of nodes is needed. @throws CommandError in the words of eksctl. */
function checkSizesOfFile({ desiredCapacity: nodes, minSize: min, maxSize: max }: Sizes): void {
  refuse([
    [nodes === undefined || nodes < 0, 'number of nodes must be 0 or greater'],
    [below(max, 0), 'maximum number of nodes must be 0 or greater'],
    [
      max !== undefined && min !== undefined && (below(nodes, min) || below(max, nodes)),
      'number of nodes must be within range of min nodes and max nodes',
    ],
    [below(max, nodes), 'maximum number of nodes must be greater than or equal to number of nodes'],
    [below(min, 0), 'minimum number of nodes must be 0 or greater'],
    [below(nodes, min), 'minimum number of nodes must be less than or equal to number of nodes'],
  ]);
}

function below(one: number | undefined, other: number | undefined): boolean {
  return one !== undefined && other !== undefined && one < other;
}

function refuse(problems: [boolean, string][]): void {
  const found = problems.find(([applies]) => applies);
  if (found) {
    throw new CommandError(found[1]);
  }
}
