import { overlappingRuns } from './overlaps.ts';
import type { Run } from './types.ts';

const run = (
  id: string,
  start: number,
  end: number | undefined,
  change: Partial<Run> = {},
): Run => ({
  id,
  pid: 1,
  argv: [],
  command: 'create cluster',
  cluster: 'team',
  account: '111122223333',
  region: 'eu-west-1',
  startedAt: new Date(start).toISOString(),
  endedAt: end === undefined ? undefined : new Date(end).toISOString(),
  phases: [],
  ...change,
});
const found = (...runs: Run[]) => overlappingRuns(runs).map(pair => pair.map(item => item.id));

describe('overlappingRuns', () => {
  it('finds two processes that change one cluster at the same time', () => {
    expect(found(run('a', 0, 10), run('b', 9, 20), run('c', 20, 30))).toEqual([['a', 'b']]);
    expect(found(run('a', 0, undefined), run('b', 50, 60))).toEqual([['a', 'b']]);
  });

  it('leaves alone what only reads, and other clusters', () => {
    expect(
      found(
        run('a', 0, 10),
        run('b', 5, 8, { command: 'get cluster' }),
        run('c', 5, 8, { cluster: 'other' }),
        run('d', 5, 8, { account: '444455556666' }),
      ),
    ).toEqual([]);
  });
});
