import { OperationFailedError } from '@eks-environments/plugin-environments-node';
import type { ClusterStack } from '../aws/stacks';
import { isComplete } from '../aws/stacks';
import { allStacks, type Truth } from '../aws/truth';

/** What a create does next, as things stand in AWS once CloudFormation is at work on nothing. */
export type Step =
  /** Nothing is there. */
  | { do: 'create' }
  /** The control plane is there; what the manifest asks for beyond it may be missing. */
  | { do: 'complete' }
  /** Stacks failed in an operation before this one: they go, so that their names are free. */
  | { do: 'remove'; stacks: ClusterStack[] }
  /** Stacks failed in this operation. */
  | { do: 'fail'; stacks: ClusterStack[] };

/**
 * @param startedAt - when the operation was first taken up: what failed since is its own failure, whichever
 * worker saw it happen.
 * @throws OperationFailedError for what no step can mend.
 */
export function nextStep(truth: Truth, name: string, startedAt: Date): Step {
  if (truth.foreign.length > 0) {
    throw new OperationFailedError({
      class: 'configuration',
      message: `The name ${name} is taken in AWS by something that is not this environment: ${truth.foreign.join(
        ', ',
      )}`,
      advice:
        'Nothing of it was touched. Delete this environment and ask for one with another name, or have what bears the name removed and retry.',
      retryable: true,
    });
  }
  const { clusterStack, cluster, otherStacks } = truth;
  const failed = allStacks(truth).filter(stack => !isComplete(stack));
  const failedNow = failed.filter(stack => stack.createdAt >= startedAt);
  if (failedNow.length > 0) {
    return { do: 'fail', stacks: failedNow };
  }
  if (cluster && !clusterStack) {
    throw new OperationFailedError({
      class: 'unknown',
      message: `EKS cluster ${name} is there, but the CloudFormation stack that made it is gone`,
      advice: 'Delete this environment and ask for a new one.',
      retryable: false,
    });
  }
  if (!clusterStack || !isComplete(clusterStack)) {
    const stacks = allStacks(truth);
    return stacks.length > 0 ? { do: 'remove', stacks } : { do: 'create' };
  }
  if (!cluster) {
    throw new OperationFailedError({
      class: 'lost',
      message: `EKS cluster ${name} was deleted outside the portal; its CloudFormation stack is still there`,
      advice: 'Delete this environment and ask for a new one.',
      retryable: false,
    });
  }
  const broken = failed.filter(stack => otherStacks.includes(stack));
  return broken.length > 0 ? { do: 'remove', stacks: broken } : { do: 'complete' };
}
