import { asTexts } from '../protocols/json.ts';
import { page } from '../protocols/pages.ts';
import type { Operation } from '../server/Operation.ts';
import { eventShape, resourceShape, stackShape, stackSummaryShape } from './shapes.ts';
import { createStack, deleteStack, findStack } from './stacks.ts';

const pageSize = 100;

export const cloudFormationOperations: Record<string, Operation> = {
  CreateStack: (input, { region, faults }) => ({
    StackId: createStack(region, input, faults.stack).id,
  }),

  DescribeStacks(input, { region }) {
    if (input.StackName !== undefined) {
      return { Stacks: [stackShape(findStack(region, input.StackName))] };
    }
    const stacks = region.state.stacks.filter(s => s.status !== 'DELETE_COMPLETE').reverse();
    const { items, nextToken } = page(stacks, input.NextToken, pageSize);
    return { Stacks: items.map(stackShape), NextToken: nextToken };
  },

  ListStacks(input, { region }) {
    const wanted = asTexts(input.StackStatusFilter);
    const stacks = region.state.stacks
      .filter(s => wanted.length === 0 || wanted.includes(s.status))
      .reverse();
    const { items, nextToken } = page(stacks, input.NextToken, pageSize);
    return { StackSummaries: items.map(stackSummaryShape), NextToken: nextToken };
  },

  DescribeStackEvents(input, { region }) {
    const stack = findStack(region, input.StackName);
    const { items, nextToken } = page([...stack.events].reverse(), input.NextToken, pageSize);
    return { StackEvents: items.map(event => eventShape(stack, event)), NextToken: nextToken };
  },

  DescribeStackResources(input, { region }) {
    const stack = findStack(region, input.StackName);
    return {
      StackResources: stack.resources
        .filter(r => r.status !== 'PENDING')
        .filter(
          r => input.LogicalResourceId === undefined || r.logicalId === input.LogicalResourceId,
        )
        .map(r => resourceShape(stack, r)),
    };
  },

  DeleteStack(input, { region, faults }) {
    deleteStack(region, input.StackName, faults.stack);
    return {};
  },

  UpdateTerminationProtection(input, { region }) {
    const stack = findStack(region, input.StackName);
    stack.terminationProtection = input.EnableTerminationProtection === 'true';
    region.changed();
    return { StackId: stack.id };
  },
};
