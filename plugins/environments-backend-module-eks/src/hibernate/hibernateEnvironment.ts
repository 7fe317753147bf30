import {
  OperationFailedError,
  type ProvidedEnvironment,
} from '@eks-environments/plugin-environments-node';
import { poll, type Work } from '../aws/settle';
import type { Eksctl } from '../eksctl/Eksctl';
import { failureOf } from '../failures/failureOf';
import { textOf } from '../failures/textOf';
import { isAsleep, readMemory, toRemember, writeMemory, type HibernationMemory } from './memory';
import { inWords, lookAtNodeGroups, settledNodeGroups, type NodeGroupState } from './nodeGroups';
import { scaleNodeGroups } from './scaleNodeGroups';
import { usableCluster } from './usableCluster';
import { whatWakes } from './whatWakes';

/** Draining waits for pod disruption budgets. */
const terminationLimit = 30 * 60_000;

/**
 * Takes all nodes of an environment away; the control plane and the network stay. Returns only once EC2 has
 * said that no machine of it is left.
 *
 * A failure leaves the environment with its nodes: what was taken is asked back. Where that fails too, the
 * failure says which node groups are without.
 */
export async function hibernateEnvironment(work: Work, eksctl: Eksctl): Promise<void> {
  const { context, progress } = work;
  progress.enter('CHECKING');
  await context.whenExclusive();
  let memory = readMemory(context.environment);
  let mayAct = true;
  try {
    await usableCluster(work);
    const groups = await settledNodeGroups(work);
    progress.enter('REMEMBERING');
    const noted = toRemember(memory, groups);
    // It throws when the lease is lost: then nothing may be done any more, nor put back.
    mayAct = false;
    await context.remember(writeMemory(noted));
    mayAct = true;
    memory = noted;
    progress.enter('SCALING_DOWN');
    await scaleNodeGroups(work, eksctl, ({ sizes }) =>
      isAsleep(sizes) ? undefined : { min: 0, desired: 0 },
    );
    progress.enter('TERMINATING');
    await untilNothingRuns(work);
    progress.enter('VERIFY');
    verify(await settledNodeGroups(work));
  } catch (error) {
    context.signal.throwIfAborted();
    const failure = failureOf(error);
    // Also what an attempt before this one has taken.
    throw memory.over || !mayAct || failure.info.class === 'lost'
      ? failure
      : await putBack(work, eksctl, memory, failure);
  }
  context.log({
    stream: 'system',
    level: 'success',
    text: `${context.environment.name} has no nodes any more`,
  });
  progress.complete();
}

async function untilNothingRuns(work: Work): Promise<void> {
  let groups: NodeGroupState[] = [];
  const gone = await poll(work, terminationLimit, async () => {
    groups = await lookAtNodeGroups(work);
    return groups.every(({ instances }) => instances.length === 0) ? true : undefined;
  });
  if (!gone) {
    const left = groups.flatMap(({ instances }) => instances);
    throw new OperationFailedError({
      class: 'timeout',
      message: `${left.length} machines are still there`,
      advice:
        'Pods that may not be disrupted keep a node from going: look at their pod disruption budgets. Then hibernate again.',
      retryable: true,
      evidence: left.map(
        ({ id, state, autoScalingGroup }) => `${id} (${autoScalingGroup}): ${state}`,
      ),
    });
  }
}

/**
 * Somebody else may have asked for nodes in the meantime, for example an autoscaler. What EKS still finds wrong
 * with a group that has no nodes does not keep it awake.
 */
function verify(groups: NodeGroupState[]): void {
  const awake = groups.filter(
    ({ sizes, status, instances }) =>
      !isAsleep(sizes) || !/^(ACTIVE|DEGRADED)$/.test(status) || instances.length > 0,
  );
  if (awake.length > 0) {
    throw new OperationFailedError({
      class: 'unknown',
      message: `Node groups that do not stay asleep: ${awake.map(inWords).join(', ')}`,
      advice:
        'Find out who changes them, for example an autoscaler outside the cluster; then retry.',
      retryable: true,
      evidence: awake.flatMap(({ name, issues }) => issues.map(issue => `${name}: ${issue}`)),
    });
  }
}

/** Asks for the nodes that a failed hibernation has taken. Does not wait for the machines. */
async function putBack(
  work: Work,
  eksctl: Eksctl,
  memory: HibernationMemory,
  { info }: OperationFailedError,
): Promise<OperationFailedError> {
  const { context } = work;
  try {
    context.log({
      stream: 'system',
      level: 'warning',
      text: `${info.message}. Asking back the nodes that were taken`,
    });
    await usableCluster(work);
    await scaleNodeGroups(work, eksctl, group => whatWakes(group, memory));
    await context.remember(writeMemory({ ...memory, over: true }));
    return new OperationFailedError(info);
  } catch (error) {
    context.signal.throwIfAborted();
    return withoutNodes(info, textOf(error));
  }
}

/** The failure of a hibernation that could not begin: what an attempt before it has taken stays taken. */
export function hinderedHibernation(
  environment: ProvidedEnvironment,
  failure: OperationFailedError,
): OperationFailedError {
  return readMemory(environment).over ? failure : withoutNodes(failure.info);
}

function withoutNodes(info: OperationFailedError['info'], why?: string): OperationFailedError {
  const left = 'Not all nodes that were taken could be asked back';
  return new OperationFailedError({
    ...info,
    message: [`${info.message}. ${left}`, why].filter(Boolean).join(': '),
    advice:
      'Pods may find no node. Hibernate again as soon as the cause is mended, and then wake it.',
    retryable: true,
  });
}
