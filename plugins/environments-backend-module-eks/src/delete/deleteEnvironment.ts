import { isError } from '@backstage/errors';
import { OperationFailedError } from '@eks-environments/plugin-environments-node';
import { settle, type Work } from '../aws/settle';
import { isInProgress, type ClusterStack } from '../aws/stacks';
import { allStacks, lookAt, type Truth } from '../aws/truth';
import { deleteCluster } from '../eksctl/arguments';
import type { Eksctl } from '../eksctl/Eksctl';
import { eksctlFailure } from '../failures/eksctlFailure';
import { deleteMilestonesOf } from '../progress/milestones';
import { removeStacks } from './removeStacks';

/** How often eksctl may be broken off (killed, a panic) before CloudFormation is asked instead. */
const mostBroken = 3;

/**
 * Removes an environment from AWS, from wherever it stands. Returns only once AWS has said that nothing of it
 * is left.
 *
 * @throws OperationFailedError that names what is left.
 */
export async function deleteEnvironment(work: Work, eksctl: Eksctl): Promise<void> {
  const { context, session, progress } = work;
  const { name, placement } = context.environment;
  const milestones = deleteMilestonesOf(progress);
  const remove = (stacks: ClusterStack[]) =>
    removeStacks(work, stacks, stack => progress.enter(phaseOf(stack)));
  /** Of eksctl, once it has ended by itself or has been broken off too often. */
  let lastLines: string[] | undefined;
  let broken = 0;
  let mayInterrupt = true;

  progress.enter('DELETING');
  await context.whenExclusive();
  for (;;) {
    const truth = await lookAt(session, context.environment);
    leaveForeign(work, truth);
    const stacks = allStacks(truth);
    if (stacks.length === 0 && !truth.cluster) {
      break;
    }
    if (mayInterrupt && truth.clusterStack?.status === 'CREATE_IN_PROGRESS') {
      mayInterrupt = await accepted(remove(stacks));
    } else if (stacks.some(isInProgress)) {
      stacks.filter(isInProgress).forEach(stack => enterIfDeleting(work, stack));
      await settle(work, stacks.filter(isInProgress));
    } else if (truth.otherStacks.some(stack => stack.status === 'DELETE_FAILED')) {
      // eksctl skips these for ever.
      await remove(truth.otherStacks.filter(stack => stack.status === 'DELETE_FAILED'));
    } else if (truth.cluster && lastLines === undefined) {
      const command = deleteCluster({
        name,
        region: placement.region,
        cloudFormationRoleArn: session.account.cloudFormationRoleArn,
      });
      const result = await eksctl.run(command, { context, session, milestones, speed: work.speed });
      broken += result.broken ? 1 : 0;
      if (!result.broken || broken === mostBroken) {
        lastLines = result.lastLines;
      }
    } else if (stacks.length > 0) {
      await remove(stacks);
    } else {
      throw eksctlFailure('delete cluster', lastLines ?? [`EKS cluster ${name} is still there`]);
    }
  }
  progress.enter('VERIFY');
  context.log({ stream: 'system', level: 'success', text: `AWS has nothing of ${name} any more` });
  progress.complete();
}

/**
 * There is no need to wait for the creation of what is going to be deleted, as long as CloudFormation allows
 * that; it may have come further in the meantime.
 */
async function accepted(removal: Promise<void>): Promise<boolean> {
  try {
    await removal;
    return true;
  } catch (error) {
    if (isError(error) && error.name === 'ValidationError') {
      return false;
    }
    throw error;
  }
}

/**
 * What bears the name but not the environment's id is never touched. If this environment once ran, its own
 * cluster may have lost its tag: then nobody may say that it is deleted.
 */
function leaveForeign(work: Work, truth: Truth): void {
  if (truth.foreign.length === 0) {
    return;
  }
  const { environment } = work.context;
  const what = truth.foreign.join(', ');
  if (environment.connection.arn) {
    throw new OperationFailedError({
      class: 'configuration',
      message: `${what} does not bear the tag of this environment, so it is not touched`,
      advice: `If it is this environment's, put the tag environments.backstage.io/id=${environment.id} back on its stack and retry; otherwise tell the platform team.`,
      retryable: true,
    });
  }
  work.context.log({
    stream: 'system',
    level: 'warning',
    text: `${what} bears the name ${environment.name} and is not this environment's: it is left alone`,
  });
}

function enterIfDeleting(work: Work, stack: ClusterStack): void {
  if (stack.status === 'DELETE_IN_PROGRESS') {
    work.progress.enter(phaseOf(stack));
  }
}

function phaseOf(stack: ClusterStack) {
  if (stack.name.endsWith('-cluster')) {
    return 'CONTROL_PLANE';
  }
  return stack.name.includes('-nodegroup-') ? 'NODEGROUPS' : 'IAM_ACCESS';
}
