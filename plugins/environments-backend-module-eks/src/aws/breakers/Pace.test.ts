import fc from 'fast-check';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { Pace } from './Pace';

describe('the pace of calls', () => {
  it('is not limited as long as AWS does not ask for that', () => {
    const pace = new Pace(new ManualClock());
    expect([pace.takeTurn(), pace.takeTurn(), pace.takeTurn()]).toEqual([0, 0, 0]);
    expect(pace.slow).toBe(false);
  });

  it('slows down with each time that AWS asks, keeps calls apart, and recovers by itself', async () => {
    const clock = new ManualClock();
    const pace = new Pace(clock);
    pace.slowDown();
    expect([pace.takeTurn(), pace.takeTurn()]).toEqual([0, 200]);
    pace.slowDown();
    expect([pace.takeTurn(), pace.takeTurn()]).toEqual([400, 800]);
    expect(pace.slow).toBe(true);
    await clock.advance(5 * 60_000);
    expect(pace.slow).toBe(false);
    expect([pace.takeTurn(), pace.takeTurn()]).toEqual([0, 0]);
  });

  it('never keeps two calls further apart than 4 seconds, and is free again within a minute', () => {
    const steps = fc.array(fc.record({ asked: fc.boolean(), after: fc.nat(60_000) }));
    return fc.assert(
      fc.asyncProperty(steps, async list => {
        const clock = new ManualClock();
        const pace = new Pace(clock);
        let turn = clock.monotonic();
        for (const { asked, after } of list) {
          await clock.advance(after);
          if (asked) {
            pace.slowDown();
          }
          const next = clock.monotonic() + pace.takeTurn();
          expect(next - Math.max(turn, clock.monotonic())).toBeLessThanOrEqual(4_000);
          turn = next;
        }
        await clock.advance(60_000);
        expect(pace.slow).toBe(false);
      }),
    );
  });
});
