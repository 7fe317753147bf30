import { isError } from '@backstage/errors';
import {
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ListStacksCommand,
  StackStatus,
  UpdateTerminationProtectionCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import type { AwsSession } from './AwsSession';
import { allPages } from './pages';

/** A CloudFormation stack of a cluster. */
export interface ClusterStack {
  name: string;
  id: string;
  status: string;
  createdAt: Date;
  tags: Record<string, string>;
  terminationProtection: boolean;
}

/** Something that happened to a stack, oldest first in lists. */
export interface StackEvent {
  resource: string;
  type: string;
  status: string;
  reason?: string;
}

const existing = Object.values(StackStatus).filter(
  status => status !== StackStatus.DELETE_COMPLETE,
);
/** Pages of events, of about 100 each; a stack of eksctl has some 150. */
const mostEventPages = 10;

export const isInProgress = (stack: ClusterStack) => stack.status.endsWith('_IN_PROGRESS');
/** Created, whatever became of later changes. */
export const isComplete = (stack: ClusterStack) =>
  /^(CREATE_COMPLETE|UPDATE_COMPLETE|UPDATE_ROLLBACK_COMPLETE|UPDATE_ROLLBACK_FAILED|UPDATE_FAILED)$/.test(
    stack.status,
  );
export const isGone = (stack: ClusterStack | undefined) =>
  stack === undefined || stack.status === StackStatus.DELETE_COMPLETE;

/** All stacks that are not deleted and whose name matches. */
export async function listStacks(session: AwsSession, pattern: RegExp): Promise<ClusterStack[]> {
  const summaries = await allPages(async NextToken => {
    const page = await session.call('cloudformation', (client, options) =>
      client.send(new ListStacksCommand({ StackStatusFilter: existing, NextToken }), options),
    );
    return { items: page.StackSummaries, nextToken: page.NextToken };
  });
  const names = new Set(
    summaries.flatMap(({ StackName: name }) => (name && pattern.test(name) ? [name] : [])),
  );
  const stacks: ClusterStack[] = [];
  for (const name of names) {
    const stack = await describeStack(session, name);
    if (stack) {
      stacks.push(stack);
    }
  }
  return stacks;
}

/** A stack by name, or by id; by id a deleted one is found for 90 days. */
export async function describeStack(
  session: AwsSession,
  nameOrId: string,
): Promise<ClusterStack | undefined> {
  try {
    const { Stacks } = await session.call('cloudformation', (client, options) =>
      client.send(new DescribeStacksCommand({ StackName: nameOrId }), options),
    );
    return Stacks?.[0] && read(Stacks[0]);
  } catch (error) {
    if (isError(error) && /does not exist/.test(error.message)) {
      return undefined;
    }
    throw error;
  }
}

function read(stack: Stack): ClusterStack {
  return {
    name: stack.StackName ?? '',
    id: stack.StackId ?? stack.StackName ?? '',
    status: stack.StackStatus ?? 'UNKNOWN',
    createdAt: stack.CreationTime ?? new Date(0),
    tags: Object.fromEntries((stack.Tags ?? []).map(tag => [tag.Key ?? '', tag.Value ?? ''])),
    terminationProtection: stack.EnableTerminationProtection ?? false,
  };
}

/** What happened to a stack, oldest first. */
export async function stackEvents(session: AwsSession, id: string): Promise<StackEvent[]> {
  const events = await allPages(async NextToken => {
    const page = await session.call('cloudformation', (client, options) =>
      client.send(new DescribeStackEventsCommand({ StackName: id, NextToken }), options),
    );
    return { items: page.StackEvents, nextToken: page.NextToken };
  }, mostEventPages);
  return events
    .map(event => ({
      resource: event.LogicalResourceId ?? '',
      type: event.ResourceType ?? '',
      status: event.ResourceStatus ?? '',
      reason: event.ResourceStatusReason,
    }))
    .reverse();
}

/** Asks for the deletion of a stack. Does not wait for it. */
export async function deleteStack(session: AwsSession, stack: ClusterStack): Promise<void> {
  if (stack.terminationProtection) {
    await session.call('cloudformation', (client, options) =>
      client.send(
        new UpdateTerminationProtectionCommand({
          StackName: stack.name,
          EnableTerminationProtection: false,
        }),
        options,
      ),
    );
  }
  await session.call('cloudformation', (client, options) =>
    client.send(
      // By id: a new stack of that name is another's.
      new DeleteStackCommand({
        StackName: stack.id,
        RoleARN: session.account.cloudFormationRoleArn,
      }),
      options,
    ),
  );
}
