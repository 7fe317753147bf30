import fc from 'fast-check';

const tricky = [
  'yes',
  'no',
  'on',
  'NO',
  'null',
  '~',
  '',
  ' ',
  '010',
  '0x1f',
  '1e3',
  '12:30',
  '1_000',
  '.inf',
  '2026-11-22',
  '2001-12-14t21:59:43.10-05:00',
  '<<',
  '*a',
  '&a',
  '!!python/object',
  '- a',
  '? a',
  'a: b',
  'a #b',
  '#',
  '---',
  '...',
  '%YAML 1.1',
  '"',
  "'",
  '\\',
  '\\u0041',
  '{{name}}',
  '{{{name}}}',
  '${{ secrets }}',
  'a\nb: c',
  '\r\nkind: X',
  '\t',
  '|',
  '>-\n a',
  '"\nkind: X\n"',
  '", b: "',
  '}, c: {',
  '\u0085',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\u0000',
  '\u007f',
  '\u0007',
  '\ud800',
  '\udc00a',
  '\u{1f600}',
  '\ufffe',
  'eks-environments-output-0',
  '"eks-environments-output-1"',
  '$&',
  '$1',
  '__proto__',
  'x'.repeat(5000),
];

/** Texts that somebody would put into a form to break it. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...tricky),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(fc.oneof(fc.constantFrom(...tricky), fc.string({ unit: 'grapheme', maxLength: 5 })), {
      maxLength: 4,
    })
    .map(parts => parts.join('')),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 10 })
    .map(units => String.fromCharCode(...units)),
);

/** Mostly such texts, now and then something that is no text at all. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 40, arbitrary: hostileText },
  {
    weight: 1,
    arbitrary: fc.constantFrom(undefined, null, 1, true, {}, [], ['a'], { toString: 1 }),
  },
);
