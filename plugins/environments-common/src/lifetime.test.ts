import { formatLifetime, parseLifetime } from './lifetime';

const minute = 60_000;

describe('lifetimes', () => {
  it.each([
    ['P7D', 7 * 1440 * minute],
    ['PT12H', 720 * minute],
    ['P1DT30M', 1470 * minute],
    ['PT90M', 90 * minute],
    ['P0D', 0],
  ])('reads %s', (text, milliseconds) => {
    expect(parseLifetime(text)).toBe(milliseconds);
  });

  it.each(['', 'P', 'PT', 'P1W', 'P1Y', 'PT1S', 'P1.5D', '7D', 'P-1D', 'P1DT', ' P1D', 'P1D\n'])(
    'refuses %j',
    text => {
      expect(parseLifetime(text)).toBeUndefined();
    },
  );

  it('writes what it reads back the same', () => {
    for (let minutes = 1; minutes < 10_000; minutes += 37) {
      expect(parseLifetime(formatLifetime(minutes * minute))).toBe(minutes * minute);
    }
  });
});
