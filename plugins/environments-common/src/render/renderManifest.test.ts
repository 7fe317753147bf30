import fc from 'fast-check';
import { parse } from 'yaml';
import { attempt } from '../__testUtils__/attempt';
import { hostileText, hostileValue } from '../__testUtils__/hostile';
import { renderManifest } from './renderManifest';

const template = `
# A comment
metadata:
  name: {{string name}}
  tags: {a: {{string tags.a}}, b: {{string tags.b}} }
size: {{number size}}
{{#if spot}}
spot: {{boolean spot}}
{{/if}}
types: {{list types}}
addons:
{{#each addons}}
  - name: {{string this}}
{{/each}}
`;

interface Values {
  name: unknown;
  tags: { a: unknown; b: unknown };
  size: unknown;
  spot: unknown;
  types: unknown;
  addons: unknown[];
}

const number = fc.oneof(
  { weight: 8, arbitrary: fc.integer() },
  { weight: 2, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.constantFrom(-0, 0, NaN, Infinity, 1e21) },
);
const hostile: fc.Arbitrary<Values> = fc.record({
  name: hostileValue,
  tags: fc.record({ a: hostileValue, b: hostileValue }),
  size: fc.oneof({ weight: 20, arbitrary: number }, { weight: 1, arbitrary: hostileValue }),
  spot: fc.oneof({ weight: 9, arbitrary: fc.boolean() }, { weight: 1, arbitrary: hostileValue }),
  types: fc.oneof(
    { weight: 10, arbitrary: fc.array(hostileText, { maxLength: 4 }) },
    { weight: 1, arbitrary: hostileValue },
  ),
  addons: fc.array(hostileValue, { maxLength: 3 }),
});

/** What the values must be read as. */
function expected({ name, tags, size, spot, types, addons }: Values) {
  return {
    metadata: { name, tags },
    size: size === 0 ? 0 : size,
    ...(spot ? { spot } : {}),
    types,
    addons: addons.length === 0 ? null : addons.map(addon => ({ name: addon })),
  };
}

describe('Rendering a manifest', () => {
  it('carries each of 1,000 hostile values through unchanged, or refuses it by its field', () => {
    const seen = { rendered: 0, refused: 0 };
    fc.assert(
      fc.property(hostile, values => {
        const { value: manifest, refusal } = attempt(() => renderManifest(template, { ...values }));
        seen[refusal ? 'refused' : 'rendered']++;
        expect(refusal ?? 'none').toMatch(
          /^none$|^InputError: (name|tags\.a|tags\.b|size|spot|types(\[\d\])?|addons\[\]) (must be|holds) /,
        );
        const wanted = manifest && expected(values);
        expect(manifest && parse(manifest, { version: '1.2' })).toEqual(wanted);
        expect(manifest && parse(manifest, { version: '1.1' })).toEqual(wanted);
        expect(manifest ?? '').toMatch(/^[\n -~]*$/);
      }),
      { numRuns: 1000, seed: 20261122 },
    );
    expect(seen.rendered).toBeGreaterThan(200);
    expect(seen.refused).toBeGreaterThan(200);
  });

  it.each([
    ['string', undefined, 'x must be a text, and is missing'],
    ['string', null, 'x must be a text, and is missing'],
    ['string', 1, 'x must be a text, and is the number 1'],
    ['string', {}, 'x must be a text, and is an object'],
    ['string', 'a\u0000', 'x holds a character that no manifest can carry'],
    ['string', '\ud83d', 'x holds a character that no manifest can carry'],
    ['number', '1', 'x must be a number, and is a text'],
    ['number', NaN, 'x must be a number, and is the number NaN'],
    ['number', 1e21, 'x must be a number, and is the number 1e+21'],
    ['boolean', 'true', 'x must be true or false, and is a text'],
    ['list', 'a', 'x must be a list of texts, and is a text'],
    ['list', ['a', 2], 'x[1] must be a text, and is the number 2'],
  ])('refuses what {{%s …}} cannot write: %j', (helper, x, message) => {
    expect(() => renderManifest(`a: {{${helper} x}}`, { x })).toThrow(message);
  });

  it.each([
    ['a part of a text', 'a: eks-{{string x}}'],
    ['a part of a comment', 'a: 1 # {{string x}}'],
    ['a part of a block text', 'a: |\n  {{string x}}'],
    ['a part of a quoted text', "a: '{{string x}}'"],
    ['a key', '{{string x}}: a'],
    ['a tagged value', 'a: !!binary {{string x}}'],
  ])('refuses a template whose output is %s', (_, text_) => {
    expect(() => renderManifest(text_, { x: 'y' })).toThrow(
      'the output of x must be a whole value',
    );
  });

  it.each([
    ['a: "{{string x}}"', 'no valid YAML'],
    ['a: {{string x}}{{string x}}', 'no valid YAML'],
    ['a: {{string x}}\n---\nb: 1', 'exactly one YAML document'],
    ['', 'exactly one YAML document'],
    ['a: yes', 'YAML 1.1 and 1.2 read it differently'],
    ['a: 010', 'YAML 1.1 and 1.2 read it differently'],
    ['a: 2026-11-22', 'YAML 1.1 and 1.2 read it differently'],
    ['a: 1\na: 2', 'no valid YAML'],
    ['a: "eks-environments-output-0"', 'must not contain'],
  ])('refuses the template %j', (text_, message) => {
    expect(() => renderManifest(text_, { x: 'y' })).toThrow(message);
  });

  it('keeps the comments and the layout of the template', () => {
    expect(
      renderManifest('# Why\na: {{string x}} # because\nb: [{{number n}}, 2]\n', { x: 'é', n: 1 }),
    ).toBe('# Why\na: "\\u00e9" # because\nb: [1, 2]\n');
  });
});
