import type { Cluster } from '@aws-sdk/client-eks';
import { OperationFailedError } from '@eks-environments/plugin-environments-node';
import { describeCluster } from '../aws/cluster';
import { poll, settle, type Work } from '../aws/settle';
import { isInProgress } from '../aws/stacks';
import { allStacks, lookAt } from '../aws/truth';

/** An update of the control plane's version takes some ten minutes. */
const updateLimit = 30 * 60_000;

/**
 * Waits until neither CloudFormation nor EKS is at work on the environment's cluster.
 *
 * @throws OperationFailedError, of class `lost` when the cluster is not there any more, and `configuration`
 * when what bears its name is not this environment's.
 */
export async function usableCluster(work: Work): Promise<void> {
  const { id, name } = work.context.environment;
  const truth = await lookAt(work.session, work.context.environment);
  if (!truth.cluster && truth.foreign.length > 0) {
    throw new OperationFailedError({
      class: 'configuration',
      message: `${truth.foreign.join(
        ', ',
      )} does not bear the tag of this environment, so it is not touched`,
      advice: `If it is this environment's, put the tag environments.backstage.io/id=${id} back on it and its stack and retry; otherwise tell the platform team.`,
      retryable: true,
    });
  }
  await settle(work, allStacks(truth).filter(isInProgress));
  let cluster: Cluster | undefined;
  const settled = await poll(work, updateLimit, async () => {
    cluster = truth.cluster && (await describeCluster(work.session, name));
    return cluster?.status === 'UPDATING' || cluster?.status === 'CREATING' ? undefined : true;
  });
  if (!cluster || cluster.status === 'DELETING') {
    throw new OperationFailedError({
      class: 'lost',
      message: `EKS cluster ${name} was deleted outside the portal`,
      advice: 'Delete this environment and ask for a new one.',
      retryable: false,
    });
  }
  if (cluster.status !== 'ACTIVE') {
    throw new OperationFailedError({
      class: settled ? 'unknown' : 'timeout',
      message: `EKS cluster ${name} is ${cluster.status}`,
      advice: 'Retry; if it stays so, tell the platform team.',
      retryable: true,
      evidence: cluster.health?.issues?.map(issue => issue.message ?? ''),
    });
  }
}
