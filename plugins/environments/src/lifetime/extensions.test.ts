import { extensionRange, extensions } from './extensions';

const now = Date.parse('2026-03-01T12:00:00.000Z');
const day = 86_400_000;
const inDays = (days: number) => new Date(now + days * day).toISOString();

describe('the new ends that one can choose from', () => {
  it('are all later than the present end and never later than the latest that is allowed', () => {
    for (const cap of [2, 2.1, 3, 9.5, 20, 100]) {
      const environment = { expiresAt: inDays(2), extendableUntil: inDays(cap) };
      const { from, to } = extensionRange(environment, now);
      for (const { until } of extensions(environment, now)) {
        expect(Date.parse(until)).toBeGreaterThan(from);
        expect(Date.parse(until)).toBeLessThanOrEqual(to);
      }
    }
  });

  it('end with the latest one', () => {
    const offered = extensions({ expiresAt: inDays(2), extendableUntil: inDays(10) }, now);
    expect(offered).toEqual([
      { words: '1 day longer', until: inDays(3) },
      { words: '3 days longer', until: inDays(5) },
      { words: '7 days longer', until: inDays(9) },
      { words: 'As long as possible', until: inDays(10) },
    ]);
  });

  it('are hours where there are hardly days left', () => {
    const offered = extensions({ expiresAt: inDays(1), extendableUntil: inDays(1.75) }, now);
    expect(offered.map(({ words }) => words)).toEqual([
      '4 hours longer',
      '12 hours longer',
      'As long as possible',
    ]);
  });

  it('count from now for what has ended', () => {
    const [first] = extensions({ expiresAt: inDays(-1), extendableUntil: inDays(30) }, now);
    expect(first).toEqual({ words: '1 day from now', until: inDays(1) });
  });

  it('are none where it has the latest end already', () => {
    expect(extensions({ expiresAt: inDays(2), extendableUntil: inDays(2) }, now)).toEqual([]);
  });
});
