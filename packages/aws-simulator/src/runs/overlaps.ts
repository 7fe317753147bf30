import type { Run } from './types.ts';

const reading = /^(get|utils describe|version|info)/;

/**
 * Pairs of eksctl processes that changed one cluster at the same time, which
 * must never be: eksctl has no locks. Processes that only read don't count.
 * @public
 */
export function overlappingRuns(runs: readonly Run[]): [Run, Run][] {
  const changing = runs.filter(run => run.cluster && !reading.test(run.command));
  return changing.flatMap((first, index) =>
    changing
      .slice(index + 1)
      .filter(second => sameCluster(first, second) && overlap(first, second))
      .map((second): [Run, Run] => [first, second]),
  );
}

function sameCluster(a: Run, b: Run): boolean {
  return a.cluster === b.cluster && a.account === b.account && a.region === b.region;
}

function overlap(a: Run, b: Run): boolean {
  const before = (x: Run, y: Run) => x.endedAt !== undefined && x.endedAt <= y.startedAt;
  return !before(a, b) && !before(b, a);
}
