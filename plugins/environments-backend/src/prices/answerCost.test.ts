import fc from 'fast-check';
import { examplePrice } from './__testUtils__/examplePrice';
import { answerCost, type CostFacts } from './answerCost';
import { answerPrice } from './answerPrice';

const hour = 3_600_000;
const day = 24 * hour;

const start = new Date('2026-11-02T08:00:00Z');
const after = (milliseconds: number) => new Date(start.getTime() + milliseconds);

const facts = (given: Partial<CostFacts> = {}): CostFacts => ({
  price: examplePrice,
  startedAt: start,
  deletedAt: null,
  expiresAt: after(2 * day),
  lifetime: 2 * day,
  asleep: 0,
  maySleep: false,
  sleeps: false,
  grace: 0,
  suspended: false,
  abandoned: false,
  partial: false,
  now: after(10 * hour),
  ...given,
});

/** By the hour: 0.10 and two nodes at 0.05, to 0.10 and four nodes at 0.20. */
const hours = (count: number) => ({
  min: Math.round(count * 200_000) / 1_000_000,
  max: Math.round(count * 900_000) / 1_000_000,
});

describe('answerCost', () => {
  it('tells what has run up since the start, and what it will be at the end', () => {
    expect(answerCost(facts())).toEqual({
      estimate: answerPrice(examplePrice, 2 * day),
      since: '2026-11-02T08:00:00.000Z',
      soFar: hours(10),
      atEnd: hours(48),
    });
  });

  it('forecasts by the lifetime before the start, and has nothing to tell of so far', () => {
    expect(answerCost(facts({ startedAt: null, expiresAt: null }))).toEqual({
      estimate: answerPrice(examplePrice, 2 * day),
      atEnd: hours(48),
    });
  });

  it('has no forecast where there is no end', () => {
    const permanent = facts({ expiresAt: null, lifetime: null });
    expect(answerCost(permanent)).not.toHaveProperty('atEnd');
    expect(answerCost({ ...permanent, startedAt: null })).toEqual({
      estimate: answerPrice(examplePrice, null),
    });
  });

  it('expects nothing of what ended before it was created', () => {
    const abandoned = facts({ startedAt: null, expiresAt: null, abandoned: true });
    expect(answerCost(abandoned)).toEqual({ estimate: answerPrice(examplePrice, 2 * day) });
  });

  it('does not claim to know what a failed creation costs: nothing, or all of it', () => {
    expect(answerCost(facts({ partial: true }))).toMatchObject({
      soFar: { ...hours(10), min: 0 },
      atEnd: { ...hours(48), min: 0 },
    });
  });

  it('stops at the deletion, and is final then', () => {
    const { soFar, atEnd } = answerCost(facts({ deletedAt: after(5 * hour), now: after(9 * day) }));
    expect([soFar, atEnd]).toEqual([hours(5), hours(5)]);
  });

  it('goes on past an end at which it was not deleted', () => {
    const { soFar, atEnd } = answerCost(facts({ now: after(50 * hour) }));
    expect([soFar, atEnd]).toEqual([hours(50), hours(50)]);
  });

  it('follows an end that was moved', () => {
    expect(answerCost(facts({ expiresAt: after(3 * day) })).atEnd).toEqual(hours(72));
  });

  it('counts while it slept only what is billed then, and forecasts from asleep all the time to always awake', () => {
    const [controlPlane, ...others] = examplePrice.parts;
    const price = {
      ...examplePrice,
      parts: [{ ...controlPlane, whileHibernated: true }, ...others],
    };
    const { soFar, atEnd, asleepPerMonth } = answerCost(
      facts({ price, asleep: 4 * hour, maySleep: true }),
    );
    // Six hours awake of 0.2 to 0.9, and four of the control plane at 0.1.
    expect(soFar).toEqual({ min: 1.6, max: 5.8 });
    expect(atEnd).toEqual({ min: 9.2, max: 40 });
    expect(asleepPerMonth).toEqual({ min: 73, max: 73 });
    // At the least six hours awake and 42 asleep.
    const sleeping = facts({ price, asleep: 4 * hour, maySleep: true, sleeps: true });
    expect(answerCost(sleeping).atEnd).toEqual({ min: 5.4, max: 40 });
    expect(answerCost(facts({ price }))).not.toHaveProperty('asleepPerMonth');
  });

  describe('of what sleeps after its end', () => {
    const price = {
      ...examplePrice,
      parts: examplePrice.parts.map((part, i) => ({ ...part, whileHibernated: i === 0 })),
    };
    const resting = { price, maySleep: true, grace: day };
    const atEnd = (given: Partial<CostFacts>) => answerCost(facts({ ...resting, ...given })).atEnd;
    // 48 hours awake of 0.2 to 0.9, and 24 asleep at 0.1.
    const whole = { min: 12, max: 45.6 };

    it('forecasts until it is deleted, before its end and after', () => {
      expect(atEnd({})).toEqual(whole);
      expect(atEnd({ startedAt: null, expiresAt: null })).toEqual(whole);
      expect(atEnd({ now: after(3 * day), asleep: day, sleeps: true })).toEqual(whole);
      expect(atEnd({ now: after(2.5 * day), asleep: day / 2, sleeps: true })).toEqual(whole);
      // It could not be put to sleep for half of it.
      expect(atEnd({ now: after(2.5 * day) })).toEqual({ min: 13.2, max: 55.2 });
    });

    it('forecasts from asleep all the time to asleep after its end only', () => {
      expect(atEnd({ sleeps: true })).toEqual({ min: 8.2, max: 45.6 });
    });

    it('goes on past the moment at which it was not deleted', () => {
      expect(atEnd({ now: after(3 * day + hour), asleep: day })).toEqual({ min: 12.2, max: 46.5 });
    });
  });

  it('has no forecast while the end is suspended', () => {
    expect(answerCost(facts({ suspended: true }))).toHaveProperty('soFar', hours(10));
    expect(answerCost(facts({ suspended: true }))).not.toHaveProperty('atEnd');
    expect(answerCost(facts({ suspended: true, startedAt: null }))).not.toHaveProperty('atEnd');
    const deleted = facts({ suspended: true, deletedAt: after(5 * hour) });
    expect(answerCost(deleted).atEnd).toEqual(hours(5));
  });

  it('never falls as time goes on, never goes below zero or beyond the end', () => {
    const moment = fc.integer({ min: -day, max: 5 * day });
    fc.assert(
      fc.property(
        moment,
        moment,
        fc.option(moment),
        fc.option(moment),
        fc.integer({ min: 0, max: day }),
        (one, other, expires, deleted, grace) => {
          const [earlier, later] = [one, other].sort((a, b) => a - b);
          const at = (now: number) =>
            answerCost(
              facts({
                now: after(now),
                grace,
                expiresAt: expires === null ? null : after(expires),
                deletedAt: deleted === null ? null : after(deleted),
              }),
            );
          const [before, then] = [at(earlier), at(later)];
          for (const end of ['min', 'max'] as const) {
            const sums = [0, before.soFar?.[end], then.soFar?.[end]];
            expect(sums).toEqual([...sums].sort((a, b) => Number(a) - Number(b)));
            expect(then.atEnd?.[end] ?? Infinity).toBeGreaterThanOrEqual(then.soFar?.[end] ?? NaN);
          }
        },
      ),
    );
  });
});
