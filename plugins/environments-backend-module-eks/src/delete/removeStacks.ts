import { deleteStack, describeStack, isInProgress, type ClusterStack } from '../aws/stacks';
import { settle, type Work } from '../aws/settle';
import { stackFailure } from '../failures/stackFailure';

/**
 * Deletes stacks through CloudFormation, where eksctl cannot: it needs a control plane. The stack of the
 * cluster comes last, since the others use what it exports.
 *
 * @throws OperationFailedError that names what is left and what holds it.
 */
export async function removeStacks(
  work: Work,
  stacks: ClusterStack[],
  begun: (stack: ClusterStack) => void = () => {},
): Promise<void> {
  const isClusters = (stack: ClusterStack) => stack.name.endsWith('-cluster');
  await removeTogether(
    work,
    stacks.filter(stack => !isClusters(stack)),
    begun,
  );
  await removeTogether(work, stacks.filter(isClusters), begun);
}

async function removeTogether(
  work: Work,
  stacks: ClusterStack[],
  begun: (stack: ClusterStack) => void,
): Promise<void> {
  const awaited: ClusterStack[] = [];
  for (const stack of stacks) {
    begun(stack);
    if (stack.status !== 'DELETE_IN_PROGRESS') {
      work.context.log({
        stream: 'system',
        level: 'info',
        text: `Deleting CloudFormation stack ${stack.name} (${stack.status})`,
      });
      await deleteStack(work.session, stack);
    }
    awaited.push((await describeStack(work.session, stack.id)) ?? stack);
  }
  const left = await settle(work, awaited.filter(isInProgress));
  const failed = [...left, ...awaited.filter(stack => stack.status === 'DELETE_FAILED')];
  if (failed.length > 0) {
    throw await stackFailure(work.session, 'delete', failed);
  }
}
