import { CommandError } from '../failures.ts';
import { operable } from '../delete/deletion.ts';
import { quote } from '../output/quote.ts';
import { printTable } from '../output/table.ts';
import { nodegroupStack } from '../stacks/names.ts';
import type { Tool } from '../Tool.ts';
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

export const getNodegroup: Command = {
  name: 'get nodegroup',
  aliases: ['nodegroups', 'ng'],
  flags: [flags.cluster, flags.name, flags.region, flags.file, flags.timeout, flags.output],
  run,
};

async function run(invocation: Invocation): Promise<void> {
  const format = formatOf(invocation.flags);
  const subject = await subjectOf(invocation, 'cluster');
  const cluster = required(subject.name, 'cluster');
  const tool = await toolFor(
    invocation,
    loggerOf(invocation.flags, format !== 'table'),
    subject.region,
  );
  await requireOperable(tool, cluster);
  const wanted = text(invocation.flags, 'name');
  const names = (await tool.eks.nodegroupNames(cluster)).filter(name => !wanted || name === wanted);
  if (wanted && names.length === 0) {
    throw new CommandError(`nodegroup ${wanted} not found in cluster ${quote(cluster)}`);
  }
  const groups = await Promise.all(names.map(name => summary(tool, cluster, name)));
  if (groups.length === 0 && format === 'table') {
    throw new CommandError(`No nodegroups found`);
  }
  print(format, groups, () =>
    printTable(
      [
        'CLUSTER',
        'NODEGROUP',
        'STATUS',
        'CREATED',
        'MIN SIZE',
        'MAX SIZE',
        'DESIRED CAPACITY',
        'INSTANCE TYPE',
        'IMAGE ID',
        'ASG NAME',
        'TYPE',
      ],
      groups.map(group => [
        group.Cluster,
        group.Name,
        group.Status,
        group.CreationTime,
        group.MinSize,
        group.MaxSize,
        group.DesiredCapacity,
        group.InstanceType,
        group.ImageID,
        group.AutoScalingGroupName,
        group.Type,
      ]),
    ),
  );
}

/** @throws CommandError when the control plane can't be worked with. */
export async function requireOperable(tool: Tool, name: string): Promise<void> {
  let cluster;
  try {
    cluster = await tool.eks.cluster(name);
  } catch (error) {
    throw new CommandError(
      `unable to describe cluster control plane: ${error instanceof Error ? error.message : error}`,
    );
  }
  if (!operable(cluster)) {
    throw new CommandError(
      `cannot perform Kubernetes API operations on cluster ${quote(name)} in ${quote(
        tool.region,
      )} region due to status ${quote(String(cluster.status))}`,
    );
  }
}

async function summary(tool: Tool, cluster: string, name: string) {
  const group = await tool.eks.nodegroup(cluster, name);
  const stack = await tool.cloudFormation.findStack(nodegroupStack(cluster, name));
  return {
    StackName: stack?.StackName ?? '',
    Cluster: cluster,
    Name: name,
    Status: group.status,
    MaxSize: group.scalingConfig?.maxSize,
    MinSize: group.scalingConfig?.minSize,
    DesiredCapacity: group.scalingConfig?.desiredSize,
    InstanceType: group.instanceTypes?.join(','),
    ImageID: group.amiType,
    CreationTime: group.createdAt?.toISOString(),
    NodeInstanceRoleARN: group.nodeRole,
    AutoScalingGroupName: group.resources?.autoScalingGroups?.map(item => item.name).join(','),
    Version: group.version,
    Type: 'managed',
  };
}
