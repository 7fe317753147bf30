import fc from 'fast-check';
import { storableText } from './logText';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map(units => String.fromCharCode(...units));

describe('storableText', () => {
  it('leaves short text without NUL as it is', () => {
    fc.assert(
      fc.property(anyText, text => {
        fc.pre(!text.includes('\u0000'));
        expect(storableText(text)).toBe(text);
      }),
    );
  });

  it('makes of any text what both databases take, within the limit', () => {
    fc.assert(
      fc.property(anyUnits, fc.integer({ min: 10, max: 60 }), (text, most) => {
        const result = storableText(text, most);
        expect(Buffer.byteLength(result)).toBeLessThanOrEqual(most);
        expect(result).not.toContain('\u0000');
        expect(Buffer.from(result).toString()).toBe(result);
      }),
    );
  });

  it('cuts between characters and says so', () => {
    expect(storableText('aaaa😀😀😀', 12)).toBe('aaaa😀…');
    expect(storableText('x'.repeat(9000))).toHaveLength(8 * 1024 - 2);
  });
});
