import type { Price } from '@eks-environments/plugin-environments-common';
import {
  costInWords,
  originInWords,
  perHourInWords,
  perMonthInWords,
  quantityInWords,
  rangeInWords,
  sumInWords,
  usdInWords,
} from './words';

describe('words for money', () => {
  it.each([
    [0, '0.00 USD'],
    [0.000001, 'less than 0.01 USD'],
    [0.0049, 'less than 0.01 USD'],
    [0.01, '0.01 USD'],
    [147.314, '147.31 USD'],
    [1234567.5, '1,234,567.50 USD'],
  ])('says %d as "%s"', (usd, words) => {
    expect(usdInWords(usd)).toBe(words);
  });

  it('gives a range, and one figure where both ends read the same', () => {
    expect(rangeInWords({ min: 147.31, max: 220.02 })).toBe('147.31 to 220.02 USD');
    expect(rangeInWords({ min: 73, max: 73.000001 })).toBe('73.00 USD');
    expect(rangeInWords({ min: 0.001, max: 2 })).toBe('less than 0.01 to 2.00 USD');
  });

  it('says that a sum without what is unknown is the least, and never that it is nothing', () => {
    expect(sumInWords({ min: 73, max: 80 }, ['Nodes of workers'])).toBe(
      'at least 73.00 to 80.00 USD',
    );
    expect(sumInWords({ min: 0, max: 80 }, ['Nodes'])).toBe(
      'at least 80.00 USD with the most nodes',
    );
    expect(sumInWords({ min: 0, max: 0 }, ['Nodes'])).toBe('unknown');
    expect(sumInWords({ min: 0, max: 0 }, [])).toBe('0.00 USD');
  });

  it('says of what may have run in part only the most', () => {
    const cost = { min: 0, max: 12.5 };
    expect(costInWords(cost, { unknown: [], partial: true })).toBe('up to 12.50 USD');
    expect(costInWords(cost, { unknown: ['Nodes'], partial: true })).toBe('unknown');
    expect(costInWords({ min: 8, max: 9 }, { unknown: [], partial: false })).toBe(
      '8.00 to 9.00 USD',
    );
  });

  it.each([
    [{ source: 'AWS page', date: '2026-01-19' }, 'List price, copied 2026-01-19'],
    [{ source: 'AWS page' }, 'List price, day of copying unknown'],
    [{}, undefined],
  ])('says where a price comes from: %j', (origin, words) => {
    const part = { id: 'a', title: 'A', unit: 'node', quantity: { min: 1, max: 1 } };
    expect(originInWords({ ...part, ...origin })).toBe(words);
  });

  it('gives a price by month and by hour', () => {
    const price: Price = {
      perHour: { min: 0, max: 0.1 },
      perMonth: { min: 73, max: 73 },
      parts: [],
      unknown: ['Nodes'],
      notIncluded: [],
    };
    expect(perMonthInWords(price)).toBe('at least 73.00 USD a month');
    expect(perHourInWords(price)).toBe('at least 0.10 USD an hour with the most nodes');
    expect(perMonthInWords({ ...price, perMonth: { min: 0, max: 0 } })).toBe('unknown');
  });

  it.each([
    ['gateway', 1, 1, '1 gateway'],
    ['node', 2, 3, '2 to 3 nodes'],
    ['node', 0, 1, '0 to 1 nodes'],
    ['address', 3, 3, '3 addresses'],
    ['GiB', 80, 1200, '80 to 1,200 GiB'],
  ])('counts a %s from %d to %d as "%s"', (unit, min, max, words) => {
    expect(quantityInWords({ id: 'a', title: 'A', unit, quantity: { min, max } })).toBe(words);
  });
});
