import {
  OperationFailedError,
  type OperationContext,
} from '@eks-environments/plugin-environments-node';
import type { OperationProgress } from '../progress/OperationProgress';
import type { AwsSession } from './AwsSession';
import { describeStack, isGone, isInProgress, type ClusterStack } from './stacks';

/** Milliseconds between two looks at AWS, and how long CloudFormation may take for one stack. */
const pollInterval = 15_000;
const shortestPoll = 250;
const longestWait = 90 * 60_000;
const shortestLimit = 60_000;

/** What is needed to carry out one operation. */
export interface Work {
  context: OperationContext;
  session: AwsSession;
  progress: OperationProgress;
  /** How many times as fast as AWS everything passes; more than 1 with a simulator. */
  speed: number;
}

/** Waits between two looks at AWS. */
export function pause(work: Work): Promise<void> {
  return work.context.clock.sleep(
    Math.max(pollInterval / work.speed, shortestPoll),
    work.context.signal,
  );
}

/**
 * Repeats a look at AWS until it finds what is awaited; undefined once it takes too long. The time for which AWS
 * itself was out of reach does not count.
 */
export async function poll<T>(
  work: Work,
  limit: number,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const { session } = work;
  const elapsed = () => work.context.clock.monotonic() - session.waited;
  const end = elapsed() + Math.max(limit / work.speed, shortestLimit);
  for (;;) {
    const found = await session.together(look);
    if (found !== undefined || elapsed() > end) {
      return found;
    }
    await pause(work);
  }
}

/**
 * Waits until CloudFormation is at work on none of the stacks, and gives back those that are left, as they
 * then are.
 *
 * @throws OperationFailedError of class `timeout`: it is not known yet what will become of them.
 */
export async function settle(work: Work, stacks: ClusterStack[]): Promise<ClusterStack[]> {
  const left: ClusterStack[] = [];
  for (const stack of stacks) {
    const settled = await settleOne(work, stack);
    if (settled) {
      left.push(settled);
    }
  }
  return left;
}

async function settleOne(work: Work, stack: ClusterStack): Promise<ClusterStack | undefined> {
  let current: ClusterStack | undefined = stack;
  if (isInProgress(stack)) {
    work.context.log({
      stream: 'system',
      level: 'info',
      text: `Waiting for CloudFormation stack ${stack.name} (${stack.status})`,
    });
    const settled = await poll(work, longestWait, async () => {
      current = await describeStack(work.session, stack.id);
      return current === undefined || !isInProgress(current) ? true : undefined;
    });
    if (!settled) {
      throw new OperationFailedError({
        class: 'timeout',
        message: `CloudFormation is still at work on stack ${stack.name} (${stack.status}); it is not known yet how that ends`,
        advice: 'Retry later: the work goes on from where AWS then stands.',
        retryable: true,
      });
    }
    work.context.log({
      stream: 'system',
      level: 'info',
      text: `CloudFormation stack ${stack.name}: ${current?.status ?? 'deleted'}`,
    });
  }
  return isGone(current) ? undefined : current;
}
