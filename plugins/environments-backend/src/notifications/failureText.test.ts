import { failureText } from './failureText';

describe('What a channel threw', () => {
  it('is told without secrets and in as many bytes as a table takes', () => {
    expect(failureText(new Error('400: api_key=0123456789abcdef'))).toBe('400: api_key=[redacted]');
    expect(failureText('Authorization: Bearer abcdefghijkl')).not.toContain('abcdefghijkl');
    expect(Buffer.byteLength(failureText(new Error('ü'.repeat(100_000))))).toBeLessThanOrEqual(
      1_000,
    );
    expect(failureText(new Error('a\u0000b'))).toBe('a\ufffdb');
  });

  it('is told even where it is no error, or one without words', () => {
    expect(failureText(undefined)).toBe('undefined');
    expect(failureText(new TypeError())).toBe('TypeError');
  });
});
