import { noEnd } from '../database/columns';
import { dueWarning, nextWarning } from './warnings';

const hour = 60 * 60_000;
const day = 24 * hour;
const warnBefore = [14 * day, 3 * day, day, hour];
const start = new Date('2030-01-01T00:00:00Z').getTime();
const of = (lifetime: number) => ({ expiresAt: new Date(start + lifetime), lifetime });
const at = (milliseconds: number) => new Date(start + milliseconds);

describe('Warnings of an end', () => {
  it.each([
    [30 * day, [16 * day, 27 * day, 29 * day, 30 * day - hour]],
    [14 * day, [11 * day, 13 * day, 14 * day - hour]],
    [2 * day, [day, 2 * day - hour]],
    [hour, []],
  ])(
    'come in turn; those that are not shorter than the lifetime are left out: %d ms',
    (lifetime, expected) => {
      const found: number[] = [];
      for (let next = nextWarning(of(lifetime), warnBefore, at(0)); next; ) {
        found.push(next.getTime() - start);
        next = nextWarning(of(lifetime), warnBefore, next);
      }
      expect(found).toEqual(expected);
    },
  );

  it('are none for what has no end', () => {
    expect(nextWarning({ expiresAt: noEnd, lifetime: null }, warnBefore, at(0))).toBeNull();
    expect(nextWarning({ expiresAt: noEnd, lifetime: day }, warnBefore, at(0))).toBeNull();
  });

  it.each([
    [26 * day, 14 * day],
    [27 * day, 3 * day],
    [29 * day + hour, day],
    [30 * day - 1, hour],
    [30 * day, null],
    [15 * day, null],
  ])('that were missed are made up for by the one nearest to the end: %d', (now, expected) => {
    expect(dueWarning(of(30 * day), warnBefore, at(now))).toBe(expected);
  });
});
