import type { Region } from '../simulation/Region.ts';
import type { Instance, Nodegroup } from '../state/eks.ts';

/** Model milliseconds of a machine that is launched into a group that is there already. */
const launchTime = 40_000;
const joinTime = 60_000;
/** Model milliseconds of draining and terminating one. */
const drainTime = 75_000;
/** Model milliseconds from the end of a group's creation until its nodes are ready. */
const readyAfterCreation = 30_000;

/** Those that are not terminated, as they are at a model moment. */
export function instancesOf(group: Nodegroup, now: number): Instance[] {
  return (group.instances ?? []).filter(({ goneAt }) => goneAt === undefined || goneAt > now);
}

/** Whether Kubernetes has a node of the group to run something on. */
export function hasReadyNode(group: Nodegroup, now: number): boolean {
  return instancesOf(group, now).some(
    ({ readyAt, stoppingAt }) => readyAt <= now && stoppingAt === undefined,
  );
}

/** As the EC2 API names it. */
export function instanceState({ runningAt, stoppingAt }: Instance, now: number): string {
  if (stoppingAt !== undefined) {
    return 'shutting-down';
  }
  return runningAt <= now ? 'running' : 'pending';
}

/** A new group has all its machines when it becomes active. */
export function launchFirst(region: Region, group: Nodegroup, at: number): void {
  launch(region, group, group.scaling.desiredSize, at, at, at + readyAfterCreation);
}

/** The Auto Scaling group launches what is missing, or terminates the youngest of what is too many. */
export function followDesiredSize(region: Region, group: Nodegroup, canLaunch: boolean): void {
  const now = region.now();
  group.instances = instancesOf(group, now);
  const staying = group.instances.filter(({ stoppingAt }) => stoppingAt === undefined);
  const missing = group.scaling.desiredSize - staying.length;
  if (missing > 0 && canLaunch) {
    launch(region, group, missing, now, now + launchTime, now + launchTime + joinTime);
  }
  terminate(missing < 0 ? staying.slice(missing) : [], now);
  region.changed();
}

/** With the group, its machines go. */
export function terminateAll(region: Region, group: Nodegroup): void {
  terminate(instancesOf(group, region.now()), region.now());
}

function terminate(instances: Instance[], now: number): void {
  for (const instance of instances) {
    instance.stoppingAt ??= now;
    instance.goneAt ??= now + drainTime;
  }
}

function launch(
  region: Region,
  group: Nodegroup,
  count: number,
  launchedAt: number,
  runningAt: number,
  readyAt: number,
): void {
  group.instances ??= [];
  for (let i = 0; i < count; i++) {
    group.instances.push({ id: `i-${region.random.hex(17)}`, launchedAt, runningAt, readyAt });
  }
}
