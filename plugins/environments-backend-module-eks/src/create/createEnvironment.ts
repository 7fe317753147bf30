import type { CreateOutcome } from '@eks-environments/plugin-environments-node';
import { settle, type Work } from '../aws/settle';
import { isInProgress, type ClusterStack } from '../aws/stacks';
import { allStacks, lookAt, type Truth } from '../aws/truth';
import { removeStacks } from '../delete/removeStacks';
import { createCluster, type EksctlCommand } from '../eksctl/arguments';
import type { Eksctl } from '../eksctl/Eksctl';
import { eksctlFailure } from '../failures/eksctlFailure';
import { stackFailure } from '../failures/stackFailure';
import { parseEffectiveManifest } from '../manifest/ClusterManifest';
import { createMilestonesOf } from '../progress/milestones';
import { firstMissing } from './missing';
import { nextStep } from './nextStep';
import { verify } from './verify';

/** How often eksctl may be broken off (killed, a panic) in one attempt. */
const mostBroken = 3;

/**
 * Brings an environment from wherever it stands in AWS to running: each time it looks at the truth, does the
 * one next thing that is missing, and looks again.
 */
export async function createEnvironment(work: Work, eksctl: Eksctl): Promise<CreateOutcome> {
  const { context, session, progress } = work;
  const { environment, operation } = context;
  const manifest = parseEffectiveManifest(environment.effectiveManifest);
  const milestones = createMilestonesOf(
    progress,
    manifest.addons.map(addon => addon.name),
  );
  /** Last lines of the commands that have ended by themselves in this attempt. */
  const ended = new Map<string, string[]>();
  let broken = 0;

  const run = async (command: EksctlCommand) => {
    const verb = command.args.slice(0, 2).join(' ');
    // The same command once more would end the same.
    const key = JSON.stringify(command);
    const before = ended.get(key);
    if (before) {
      throw eksctlFailure(verb, before);
    }
    const result = await eksctl.run(command, { context, session, milestones, speed: work.speed });
    broken += result.broken ? 1 : 0;
    if (!result.broken || broken === mostBroken) {
      ended.set(key, result.lastLines);
    }
    if (!result.succeeded) {
      await explain(work, verb, result);
    }
  };

  progress.enter('VALIDATING');
  await context.whenExclusive();
  for (;;) {
    const truth = await settledTruth(work);
    const step = nextStep(truth, environment.name, operation.startedAt);
    if (step.do === 'fail') {
      throw await stackFailure(session, 'create', step.stacks, [...ended.values()].at(-1));
    }
    if (step.do === 'remove') {
      await removeStacks(work, step.stacks);
    } else if (step.do === 'create') {
      await run(createCluster(session.account.cloudFormationRoleArn));
    } else {
      const missing = await firstMissing(session, truth, manifest);
      if (!missing) {
        break;
      }
      context.log({
        stream: 'system',
        level: 'info',
        text: `The control plane is there; missing: ${missing.what}`,
      });
      progress.enter(missing.phase);
      await removeStacks(work, missing.orphans);
      await run(missing.command);
    }
  }
  progress.enter('READY');
  const connection = await verify(
    work,
    environment.name,
    manifest.managedNodeGroups.map(group => group.name),
  );
  progress.complete();
  return { connection };
}

/**
 * After eksctl has failed: goes on if what it gave up waiting for is still under way or if it was broken off,
 * else says why.
 */
async function explain(
  work: Work,
  command: string,
  result: { broken: boolean; lastLines: string[] },
): Promise<void> {
  const { context, session } = work;
  const truth = await lookAt(session, context.environment);
  const waiting = allStacks(truth).some(isInProgress);
  if (waiting || result.broken) {
    context.log({
      stream: 'system',
      level: 'warning',
      text: `eksctl ${command} has ended before the work was done; going on from what AWS says`,
    });
    return;
  }
  const step = nextStep(truth, context.environment.name, context.operation.startedAt);
  throw step.do === 'fail'
    ? await stackFailure(session, 'create', step.stacks, result.lastLines)
    : eksctlFailure(command, result.lastLines);
}

async function settledTruth(work: Work): Promise<Truth> {
  for (;;) {
    const truth = await lookAt(work.session, work.context.environment);
    const busy = allStacks(truth).filter(isInProgress);
    if (busy.length === 0) {
      return truth;
    }
    for (const stack of busy) {
      enterPhaseOf(work, stack);
    }
    await settle(work, busy);
  }
}

/** What CloudFormation is at work on tells how far an interrupted create has come. */
function enterPhaseOf(work: Work, stack: ClusterStack): void {
  if (stack.status !== 'CREATE_IN_PROGRESS') {
    return;
  }
  if (stack.name.endsWith('-cluster')) {
    work.progress.enter('CONTROL_PLANE', stack.createdAt);
  } else if (stack.name.includes('-nodegroup-')) {
    work.progress.enter('NODEGROUPS', stack.createdAt);
  }
}
