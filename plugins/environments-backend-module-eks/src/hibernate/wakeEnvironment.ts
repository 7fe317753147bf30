import {
  OperationFailedError,
  type CreateOutcome,
} from '@eks-environments/plugin-environments-node';
import { describeAddons } from '../aws/cluster';
import { poll, type Work } from '../aws/settle';
import { verify } from '../create/verify';
import type { Eksctl } from '../eksctl/Eksctl';
import { classify } from '../failures/classify';
import { parseEffectiveManifest } from '../manifest/ClusterManifest';
import { readMemory, writeMemory } from './memory';
import { inWords, lookAtNodeGroups, settledNodeGroups, type NodeGroupState } from './nodeGroups';
import { scaleNodeGroups } from './scaleNodeGroups';
import { usableCluster } from './usableCluster';
import { whatWakes } from './whatWakes';

const minutes = 60_000;
const nodesLimit = 30 * minutes;
/** Auto Scaling tries again and in other zones before nothing is to be hoped for. */
const launchPatience = 10 * minutes;
const addonsLimit = 10 * minutes;

/**
 * Gives the node groups of an environment their sizes from before its hibernation back, and waits until as many
 * machines run as are wanted. What was remembered counts, also for those who have changed the groups since; the
 * manifest counts where nothing was.
 */
export async function wakeEnvironment(work: Work, eksctl: Eksctl): Promise<CreateOutcome> {
  const { context, progress } = work;
  const { environment } = context;
  const manifest = parseEffectiveManifest(environment.effectiveManifest);
  const memory = readMemory(environment);
  progress.enter('CHECKING');
  await context.whenExclusive();
  await usableCluster(work);
  refuseWithout(Object.keys(memory.sizes), await settledNodeGroups(work));

  progress.enter('SCALING_UP');
  const groups = await scaleNodeGroups(work, eksctl, group => whatWakes(group, memory, manifest));
  progress.enter('NODES_RUNNING');
  await untilNodesRun(work);
  progress.enter('ADDONS');
  await untilAddonsWork(work);
  progress.enter('READY');
  const connection = await verify(
    work,
    environment.name,
    groups.map(({ name }) => name),
  );
  // Only now: until then an attempt before this one may have to be repeated.
  await context.remember(writeMemory({ ...memory, over: true }));
  progress.complete();
  return { connection };
}

function refuseWithout(remembered: string[], groups: NodeGroupState[]): void {
  const missing = remembered.filter(name => !groups.some(group => group.name === name));
  if (missing.length > 0) {
    throw new OperationFailedError({
      class: 'lost',
      message: `Node groups were deleted outside the portal while the environment was asleep: ${missing.join(
        ', ',
      )}`,
      advice: 'Delete this environment and ask for a new one.',
      retryable: false,
    });
  }
}

async function untilNodesRun(work: Work): Promise<void> {
  // What AWS did while it did not answer is not known.
  const elapsed = () => work.context.clock.monotonic() - work.session.waited;
  let lacking: NodeGroupState[] = [];
  let troubledSince: number | undefined;
  await poll(work, nodesLimit, async () => {
    lacking = (await lookAtNodeGroups(work)).filter(
      ({ status, sizes, instances }) =>
        status !== 'ACTIVE' ||
        instances.filter(({ state }) => state === 'running').length < sizes.desired,
    );
    const troubled = lacking.some(({ issues }) => issues.length > 0);
    troubledSince = troubled ? troubledSince ?? elapsed() : undefined;
    const hopeless =
      troubledSince !== undefined && elapsed() - troubledSince > launchPatience / work.speed;
    return lacking.length === 0 || hopeless ? true : undefined;
  });
  if (lacking.length > 0) {
    const evidence = lacking.flatMap(group => [
      inWords(group),
      ...group.issues.map(issue => `${group.name}: ${issue}`),
    ]);
    const [cause] = lacking.flatMap(({ issues }) => issues);
    throw new OperationFailedError({
      ...classify(cause ?? 'timed out'),
      message: `Node groups that did not get their nodes: ${lacking.map(inWords).join(', ')}${
        cause ? `. ${cause}` : ''
      }`,
      evidence,
    });
  }
}

/** Add-ons that run on nodes are degraded until nodes have joined: EKS has no other word on that. */
async function untilAddonsWork(work: Work): Promise<void> {
  await poll(work, addonsLimit, async () => {
    const addons = await describeAddons(work.session, work.context.environment.name);
    return addons.some(({ status }) => status === 'DEGRADED') ? undefined : true;
  });
}
