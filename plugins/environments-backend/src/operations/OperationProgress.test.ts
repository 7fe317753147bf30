import fc from 'fast-check';
import { mockServices } from '@backstage/backend-test-utils';
import { FakeClock } from '../__testUtils__/FakeClock';
import { OperationProgress, type StoredProgress } from './OperationProgress';

function setUp(before: StoredProgress = { percent: 0 }) {
  const clock = new FakeClock();
  const stored: StoredProgress[] = [];
  const store = jest.fn(async (latest: StoredProgress) => {
    stored.push(latest);
  });
  const progress = new OperationProgress({
    clock,
    logger: mockServices.logger.mock(),
    stored: before,
    store,
  });
  return { clock, stored, store, progress };
}

describe('OperationProgress', () => {
  it('never falls, whatever is reported and by whichever holder', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 100 }),
        fc.array(
          fc.record({
            percent: fc.oneof(fc.integer({ min: -50, max: 200 }), fc.double()),
            pause: fc.nat(3000),
            phase: fc.constantFrom('cluster', 'nodes', undefined),
          }),
        ),
        async (before, reports) => {
          const { clock, stored, progress } = setUp({ percent: before });
          for (const { percent, pause, phase } of reports) {
            progress.report({ percent, phase });
            await clock.advance(pause);
          }
          await clock.advance(2000);
          const percents = [before, ...stored.map(({ percent }) => percent)];
          expect(percents).toEqual([...percents].sort((a, b) => a - b));
          expect(percents.every(p => Number.isInteger(p) && p >= 0 && p <= 100)).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is stored once a second at most, the latest of it, and at once with a new phase', async () => {
    const { clock, stored, progress } = setUp();
    progress.report({ phase: 'cluster', percent: 1 });
    await clock.advance(0);
    expect(stored).toHaveLength(1);
    for (let percent = 2; percent < 10; percent++) {
      progress.report({ percent });
      await clock.advance(100);
    }
    expect(stored).toHaveLength(1);
    await clock.advance(200);
    expect(stored.at(-1)).toEqual({ phase: 'cluster', percent: 9 });
    progress.report({ phase: 'nodes', percent: 12, estimatedEnd: '2030-01-01T01:00:00Z' });
    await clock.advance(0);
    expect(stored.at(-1)).toEqual({
      phase: 'nodes',
      percent: 12,
      estimatedEnd: new Date('2030-01-01T01:00:00Z'),
    });
    expect(stored).toHaveLength(3);
  });

  it('measures the phases', async () => {
    const { clock, progress } = setUp();
    await clock.advance(500);
    progress.report({ phase: 'cluster', percent: 1 });
    await clock.advance(10_000);
    progress.report({ percent: 20 });
    await clock.advance(5_000);
    progress.report({ phase: 'nodes', percent: 50 });
    await clock.advance(7_000);
    expect(progress.phaseDurations()).toEqual({ cluster: 15_000, nodes: 7_000 });
  });

  it('goes on after a database error, and stores nothing once closed', async () => {
    const { clock, store, stored, progress } = setUp();
    store.mockRejectedValueOnce(new Error('away'));
    progress.report({ percent: 5 });
    await clock.advance(1000);
    progress.report({ percent: 6 });
    await clock.advance(500);
    expect(stored).toEqual([{ phase: undefined, percent: 6 }]);
    progress.report({ percent: 7 });
    await progress.close();
    progress.report({ percent: 8 });
    await clock.advance(5000);
    expect(stored).toHaveLength(1);
  });
});
