import type { QuotaUse } from '@eks-environments/plugin-environments-common';
import { aQuotaEffect } from '../__testUtils__/quotaExamples';
import { countedInWords, fullnessOf, takenInWords } from './usageWords';

const use = (changes: Partial<QuotaUse>): QuotaUse => ({
  resource: 'nodes',
  source: 'config',
  inUse: 2,
  total: 2,
  ...changes,
});

describe('words for what is used of a limit', () => {
  it.each([
    [{ source: 'config' }, '2 in use'],
    [{ source: 'default' }, '2 in use of its own'],
    [{ source: 'default', total: 14 }, '2 in use of its own (14 with all below it)'],
  ] as const)('say what a limit counts: %j', (changes, words) => {
    expect(countedInWords(use(changes))).toBe(words);
  });

  it.each([
    [{}, '2 in use, 1 for this one'],
    [{ asked: undefined }, '2 in use, an unknown amount for this one'],
    [
      { reserved: true },
      '2 in use by others, 1 held by this one already: an approval takes nothing more',
    ],
  ])('say what it takes: %j', (changes, words) => {
    expect(takenInWords(aQuotaEffect(changes))).toBe(words);
  });

  it.each([
    [[], undefined],
    [[{ inUse: 900 }], undefined],
    [[{ limit: 0, inUse: 0 }], undefined],
    [[{ limit: 10, inUse: 8 }], undefined],
    [[{ limit: 10, inUse: 9 }], 'nearly'],
    [
      [
        { limit: 2, inUse: 2 },
        { limit: 10, inUse: 9 },
      ],
      'full',
    ],
    [
      [
        { limit: 0, inUse: 1 },
        { limit: 2, inUse: 2 },
      ],
      'over',
    ],
  ])('tell how full the fullest limit is: %j', (uses, fullness) => {
    expect(fullnessOf(uses.map(use))).toBe(fullness);
  });
});
