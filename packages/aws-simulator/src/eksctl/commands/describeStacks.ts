import { CommandError } from '../failures.ts';
import { goShape } from '../output/goJson.ts';
import { quote } from '../output/quote.ts';
import { isAccessEntryStack } from '../stacks/names.ts';
import { StackCollection } from '../stacks/StackCollection.ts';
import {
  loggerOf,
  required,
  subjectOf,
  text,
  toolFor,
  type Command,
  type Invocation,
} from './Command.ts';
import * as flags from './flags.ts';
import { formatOf, print } from './printing.ts';

export const describeStacks: Command = {
  name: 'utils describe-stacks',
  flags: [
    flags.cluster,
    flags.region,
    flags.file,
    flags.timeout,
    flags.output,
    { name: 'all', type: 'switch' },
    { name: 'events', type: 'switch' },
    { name: 'trail', type: 'switch' },
    { name: 'resource-status', type: 'list' },
  ],
  run,
};

async function run(invocation: Invocation): Promise<void> {
  const given = invocation.flags;
  const format = formatOf(given);
  const { name, region } = await subjectOf(invocation, 'cluster');
  const cluster = required(name, 'cluster');
  const clash = ['all', 'events', 'trail', 'resource-status'].find(
    flag => given[flag] !== undefined,
  );
  if (text(given, 'output') !== undefined && clash) {
    throw new CommandError(`--output and --${clash} cannot be used at the same time`);
  }
  const logger = loggerOf(given, format !== 'table');
  const tool = await toolFor(invocation, logger, region);
  try {
    await tool.eks.cluster(cluster);
  } catch (error) {
    throw new CommandError(
      `unable to describe cluster control plane: ${error instanceof Error ? error.message : error}`,
    );
  }
  const collection = new StackCollection(tool, cluster, { timeout: flags.defaultTimeout });
  const stacks = (await collection.list()).filter(
    stack => !isAccessEntryStack(cluster, String(stack.StackName)),
  );
  if (format !== 'table') {
    print(format, goShape(stacks), () => '');
    return;
  }
  const statuses = given['resource-status'];
  for (const stack of stacks) {
    const stackName = String(stack.StackName);
    logger.info(`stack/${stackName} = ${JSON.stringify(goShape(stack))}`);
    if (given.events === true) {
      logger.info(`CloudFormation events in stack ${quote(stackName)}:`);
      const events = (await tool.cloudFormation.events(stackName)).filter(
        event => !Array.isArray(statuses) || statuses.includes(String(event.ResourceStatus)),
      );
      events.forEach((event, index) =>
        logger.info(`events/${stackName}[${index}] = ${JSON.stringify(goShape(event))}`),
      );
    }
  }
}
