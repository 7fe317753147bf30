import { parseManifest } from './parseManifest';

function refuse(text: string): string[] {
  const result = parseManifest(text);
  return result.ok ? [] : result.violations.map(({ path, rule }) => `${path} ${rule}`);
}

describe('parseManifest', () => {
  it('reads plain data by YAML 1.2', () => {
    expect(parseManifest('a: yes\nb: true\nc: 1.5\nd: 2026-10-10\n10: {x: [1, ""]}')).toEqual({
      ok: true,
      value: {
        '10': { x: [1, ''] },
        a: 'yes',
        b: true,
        c: 1.5,
        d: '2026-10-10',
      },
    });
  });

  it.each([
    ['aliases', 'a: &x 1\nb: [1, *x]', ['manifest/a yaml.anchor', 'manifest/b/1 yaml.alias']],
    ['aliases to nothing', 'a: *x', ['manifest/a yaml.alias']],
    ['merge keys', 'a: {<<: {b: 1}}', ['manifest/a yaml.key']],
    ['known tags', 'a: !!str 5', ['manifest/a yaml.tag']],
    ['unknown tags', 'a: !x 5', ['manifest yaml.syntax']],
    ['the same key twice', 'a: 1\na: 2', ['manifest yaml.syntax']],
    ['keys that are no text', '? [a]\n: 1', ['manifest yaml.syntax']],
    ['the key __proto__', '__proto__: {a: 1}', ['manifest yaml.key']],
    ['several documents', 'a: 1\n---\na: 2', ['manifest yaml.syntax']],
    ['directives', '%YAML 1.1\n---\na: yes', ['manifest yaml.directive']],
    ['octal numbers', 'a: {b: 010}', ['manifest/a/b yaml.number']],
    ['hexadecimal numbers', 'a: 0x1F', ['manifest/a yaml.number']],
    ['infinity', 'a: .inf', ['manifest/a yaml.number']],
    ['NUL', 'a: \u0000', ['manifest yaml.characters']],
    ['an escaped NUL', 'a: "\\0"', ['manifest/a yaml.characters']],
    ['half of a pair of surrogates', 'a: \ud800', ['manifest yaml.characters']],
    ['an escaped half', 'a: "\\udc00"', ['manifest/a yaml.characters']],
    ['an escaped half in a key', '"\\udc00": 1', ['manifest/\ufffd yaml.characters']],
    ['a list', '- a', ['manifest yaml.shape']],
    ['nothing', '', ['manifest yaml.shape']],
    ['a text', 'hello', ['manifest yaml.shape']],
    ['tabs', 'a:\n\t- b', ['manifest yaml.syntax']],
    ['an open bracket', 'a: [', ['manifest yaml.syntax']],
    ['more than 64 KiB', `a: ${'ä'.repeat(33_000)}`, ['manifest yaml.size']],
    [
      'many parts',
      Array.from({ length: 9000 }, (_, i) => `k${i}: 1`).join('\n'),
      ['manifest yaml.size'],
    ],
    ['deep nesting', '- '.repeat(9_900), ['manifest yaml.syntax']],
    ['deep brackets', `a: ${'['.repeat(19_000)}`, ['manifest yaml.syntax']],
    [
      'deep maps',
      `${'{a: '.repeat(40)}1${'}'.repeat(40)}`,
      [`manifest${'/a'.repeat(20)} yaml.depth`],
    ],
    [
      'a bomb of aliases',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'abcdefgh'
        .split('')
        .map(
          (key, at, all) =>
            `${all[at + 1] ?? 'z'}: &${all[at + 1] ?? 'z'} [${`*${key},`.repeat(9)}]`,
        )
        .join('\n')}`,
      ['manifest/a yaml.anchor', 'manifest/b yaml.anchor'],
    ],
  ])('refuses %s', (_name, text, expected) => {
    const refused = refuse(text);
    expect(refused.slice(0, expected.length)).toEqual(
      expected.map(item => expect.stringContaining(item)),
    );
    expect(refused.length).toBeLessThanOrEqual(21);
  });

  it('says where a mistake is without repeating what stands there', () => {
    const result = parseManifest('a: 1\nb: [hunter2');
    expect(result).toMatchObject({
      ok: false,
      violations: [{ message: expect.stringContaining('line 2') }],
    });
    expect(JSON.stringify(result)).not.toContain('hunter2');
  });
});
