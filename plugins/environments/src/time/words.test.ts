import {
  absolute,
  ago,
  dateInWords,
  estimateInWords,
  lengthInWords,
  lifetimeInWords,
  momentInWords,
  timeLeft,
  until,
} from './words';

const now = Date.parse('2026-03-01T12:00:00.000Z');
const minutes = 60_000;

describe('words for times', () => {
  it.each([
    [30_000, 'less than a minute'],
    [minutes, '1 min'],
    [119 * minutes, '119 min'],
    [120 * minutes, '2 h'],
    [47 * 60 * minutes, '47 h'],
    [48 * 60 * minutes, '2 days'],
  ])('says %d ms as "%s"', (length, words) => {
    expect(lengthInWords(length)).toBe(words);
  });

  it('tells what is left, and that it has ended', () => {
    expect(timeLeft('2026-03-04T12:00:00.000Z', now)).toBe('3 days left');
    expect(timeLeft('2026-03-01T12:00:00.000Z', now)).toBe('has ended');
  });

  it('tells when something comes, and promises no moment that has passed', () => {
    expect(until('2026-03-04T12:00:00.000Z', now)).toBe('in 3 days');
    expect(until('2026-03-01T11:00:00.000Z', now)).toBe('at any moment');
  });

  it('tells a lifetime, and leaves as it is what it cannot read', () => {
    expect(lifetimeInWords('P7D')).toBe('7 days');
    expect(lifetimeInWords('a week')).toBe('a week');
  });

  it('promises nothing once an estimate has passed', () => {
    expect(estimateInWords('2026-03-01T12:12:30.000Z', now)).toBe('about 12 min left');
    expect(estimateInWords('2026-03-01T12:00:20.000Z', now)).toBe('less than a minute left');
    expect(estimateInWords('2026-03-01T11:59:59.000Z', now)).toBe('taking longer than expected');
  });

  it('never says that something happened in the future', () => {
    expect(ago('2026-03-01T12:00:05.000Z', now)).toBe('just now');
    expect(ago('2026-03-01T11:15:00.000Z', now)).toBe('45 min ago');
  });

  it('names the day of a moment, and its minute', () => {
    expect(dateInWords('2026-03-01T12:00:00.000Z')).toBe('1 Mar 2026');
    expect(momentInWords('2026-03-01T12:00:00.000Z')).toMatch(/^Sun 1 Mar 2026, \d\d:00$/);
  });

  it('reads a time without an offset as UTC', () => {
    expect(absolute('2026-03-01T12:00:00.000')).toContain('2026-03-01 12:00:00 UTC');
  });
});
