import {
  ratePerHour,
  ratePerMonth,
  type BilledPart,
} from '@eks-environments/plugin-environments-node';
import fc from 'fast-check';
import { costOver, monthlyCost, monthOf } from './totals';

const hour = 3_600_000;

/** Prices as text with five decimals, as AWS lists them. */
const listed = fc.integer({ min: 1, max: 9_999_999 });
const usd = (hundredThousandths: number) => {
  const digits = String(hundredThousandths).padStart(6, '0');
  return `${digits.slice(0, -5)}.${digits.slice(-5)}`;
};
const range = (most: number) =>
  fc
    .tuple(fc.nat(most), fc.nat(most))
    .map(([one, other]) => ({ min: Math.min(one, other), max: Math.max(one, other) }));

interface Listed {
  unit: 'hour' | 'month';
  quantity: { min: number; max: number };
  /** In 10⁻⁵ USD; null: unknown. */
  price: { min: number; max: number } | null;
  whileHibernated: boolean;
}

const listedParts: fc.Arbitrary<Listed[]> = fc.array(
  fc.record({
    unit: fc.constantFrom('hour' as const, 'month' as const),
    quantity: range(2_000_000),
    price: fc.option(
      fc
        .tuple(listed, listed)
        .map(([one, other]) => ({ min: Math.min(one, other), max: Math.max(one, other) })),
      { freq: 5 },
    ),
    whileHibernated: fc.boolean(),
  }),
  { maxLength: 12 },
);

function billed({ unit, quantity, price, whileHibernated }: Listed, index: number): BilledPart {
  const rate = unit === 'hour' ? ratePerHour : ratePerMonth;
  return {
    id: `part-${index}`,
    title: `Part ${index}`,
    quantity,
    unit: 'thing',
    ...(whileHibernated && { whileHibernated }),
    ...(price && {
      price: {
        rate: { min: rate(usd(price.min)), max: rate(usd(price.max)) },
        quoted: 'so',
        source: 'there',
      },
    }),
  };
}

/** The same sum as fractions of a micro-USD over a common denominator; rounded by comparing, not dividing. */
function independently(
  parts: Listed[],
  end: 'min' | 'max',
  milliseconds: number,
  asleep = 0,
): number {
  const denominator = BigInt(730 * hour);
  let numerator = 0n;
  for (const { unit, quantity, price, whileHibernated } of parts) {
    if (price) {
      // 10⁻⁵ USD are 10 micro-USD.
      const micro = 10n * BigInt(price[end]) * BigInt(quantity[end]);
      const time = BigInt(whileHibernated ? milliseconds : milliseconds - asleep);
      numerator += micro * time * (unit === 'hour' ? 730n : 1n);
    }
  }
  const whole = numerator / denominator;
  return Number(
    numerator - whole * denominator >= denominator - denominator / 2n ? whole + 1n : whole,
  );
}

const milliseconds = fc.integer({ min: 0, max: 400 * 24 * hour });

describe('totals', () => {
  it('are what an independent sum of fractions gives, over any time', () => {
    fc.assert(
      fc.property(listedParts, milliseconds, (parts, time) => {
        const billedParts = parts.map(billed);
        for (const end of ['min', 'max'] as const) {
          expect(costOver(billedParts, time)[end]).toBe(independently(parts, end, time));
          expect(monthOf(billedParts)[end]).toBe(independently(parts, end, 730 * hour));
        }
      }),
    );
  });

  it('leave out what is not billed while it sleeps', () => {
    fc.assert(
      fc.property(listedParts, milliseconds, milliseconds, (parts, one, other) => {
        const [asleep, time] = [one, other].sort((a, b) => a - b);
        for (const end of ['min', 'max'] as const) {
          const expected = independently(parts, end, time, asleep);
          expect(costOver(parts.map(billed), time, asleep)[end]).toBe(expected);
        }
      }),
    );
  });

  it('never fall as time goes on, nor go below zero', () => {
    fc.assert(
      fc.property(listedParts, milliseconds, milliseconds, (parts, one, other) => {
        const billedParts = parts.map(billed);
        const [earlier, later] = [one, other].sort((a, b) => a - b);
        const before = costOver(billedParts, earlier);
        const after = costOver(billedParts, later);
        expect(before.min).toBeGreaterThanOrEqual(0);
        expect(before.max).toBeGreaterThanOrEqual(before.min);
        expect(after.min).toBeGreaterThanOrEqual(before.min);
        expect(after.max).toBeGreaterThanOrEqual(before.max);
        expect(costOver(billedParts, -later)).toEqual({ min: 0, max: 0 });
      }),
    );
  });

  it('round half up, once, at the end', () => {
    const half = (id: string): BilledPart => ({
      id,
      title: id,
      quantity: { min: 1, max: 1 },
      unit: 'thing',
      price: {
        rate: { min: ratePerHour('0.0000005'), max: ratePerHour('0.0000005') },
        quoted: 'so',
        source: 'there',
      },
    });
    expect(costOver([half('a')], hour).max).toBe(1);
    expect(costOver([half('a')], hour - 1).max).toBe(0);
    expect(costOver([half('a'), half('b'), half('c')], hour).max).toBe(2);
  });

  it('know the cost of a month only if every part has a price', () => {
    fc.assert(
      fc.property(listedParts, parts => {
        const billedParts = parts.map(billed);
        const known = parts.every(part => part.price !== null);
        expect(monthlyCost(billedParts)).toBe(known ? monthOf(billedParts).max : null);
      }),
    );
  });
});
