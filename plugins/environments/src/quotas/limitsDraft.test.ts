import { aQuota } from '../__testUtils__/quotaExamples';
import { draftOf, limitsOf, problemOf, warningOf, type LimitDraft } from './limitsDraft';

const limit = (text: string): LimitDraft => ({ mode: 'limit', text });

describe('a draft of limits', () => {
  it('begins with what is set and gives it back unchanged', () => {
    const limits = { nodes: 20, 'usd-per-month': 250.5, vcpu: 'unlimited' } as const;
    const draft = draftOf(aQuota({ limits }));
    expect(limitsOf(draft)).toEqual(limits);
    expect(draft['environments.temporary']).toEqual({ mode: 'configured', text: '10' });
  });

  it.each(['', '-1', '1.5', '1e3', '0x1', 'ten', '1,000'])(
    'does not take "%s" for a number of nodes',
    text => {
      expect(problemOf('nodes', limit(text))).toBe('A whole number, 0 or more');
    },
  );

  it.each([
    ['nodes', '0'],
    ['memory-gib', ' 64 '],
    ['usd-per-month', '99.99'],
    ['usd-per-month', '1000000000'],
  ] as const)('takes for %s "%s"', (resource, text) => {
    expect(problemOf(resource, limit(text))).toBeUndefined();
  });

  it.each([
    ['usd-per-month', '1.234'],
    ['memory-gib', '0.5'],
    ['vcpu', '1000000001'],
  ] as const)('does not take for %s "%s"', (resource, text) => {
    expect(problemOf(resource, limit(text))).toBeDefined();
  });

  it('warns of a limit below what is in use, and of nothing else', () => {
    const used = { inUse: 12, total: 12 };
    expect(warningOf('nodes', limit('11'), used)).toBe(
      'Less than the 12 in use: it blocks new requests; nothing that runs is touched.',
    );
    expect(warningOf('nodes', limit('12'), used)).toBeUndefined();
    expect(warningOf('nodes', limit(''), used)).toBeUndefined();
    expect(warningOf('nodes', { mode: 'unlimited', text: '1' }, used)).toBeUndefined();
  });

  it('counts against a limit that is set what all below have, too', () => {
    const used = { inUse: 2, total: 14 };
    expect(warningOf('environments.temporary', limit('10'), used)).toBe(
      'Less than the 14 in use with all below it, which this limit counts: it blocks new requests; nothing that runs is touched.',
    );
    expect(warningOf('environments.temporary', limit('14'), used)).toBeUndefined();
  });
});
