import fc from 'fast-check';
import { parse } from 'yaml';
import { writeYaml } from './canonical';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    ...['yes', 'no', '010', '0o10', '1:30', '~', '<<', 'null', '- a', '#', ''],
    ...['\u0085', '\u2028\u2029', '\ufeff', '\ufffe\uffff', 'a\nb\n', '%', '*a'],
    ...['2026-10-10', '{{x}}', '${X}', '"', "'", '\\', '\u0000', '1e3', '.inf'],
    'long '.repeat(50),
  ),
);

// A property takes long on a busy machine.
jest.setTimeout(60_000);

describe('writeYaml', () => {
  it('writes any text so that readers of YAML 1.1 and 1.2 get it back', () => {
    fc.assert(
      fc.property(text, text, fc.array(text, { minLength: 1 }), (key, one, list) => {
        fc.pre(key !== '__proto__');
        const value = {
          metadata: { name: one, tags: { [key]: one } },
          list,
          same: list,
          nested: [{ labels: { [key]: list[0] } }],
        };
        const written = writeYaml(value);
        // Line breaks and unprintable characters of YAML 1.1, which this parser is lenient about.
        expect(written).not.toMatch(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/);
        expect(parse(written, { version: '1.1' })).toEqual(value);
        expect(parse(written, { version: '1.2' })).toEqual(value);
      }),
      { numRuns: 200 },
    );
  });

  it('writes a list that stands twice without an anchor', () => {
    const list = ['a'];
    expect(writeYaml({ list, same: list })).toBe('list:\n  - "a"\nsame:\n  - "a"\n');
  });
});
