import { compileTemplate } from './compileTemplate';

describe('A template', () => {
  it.each([
    ['{{name}}', 'every output calls one of string, number, boolean, list'],
    ['{{this}}', 'every output calls one of'],
    ['{{name.first}}', 'every output calls one of'],
    ['{{"name"}}', 'every output calls one of'],
    ['{{constructor name}}', 'every output calls one of'],
    ['{{__proto__ name}}', 'every output calls one of'],
    ['{{./string name}}', 'every output calls one of'],
    ['{{@root.string name}}', 'every output calls one of'],
    ['{{lookup values name}}', 'every output calls one of'],
    ['{{log name}}', 'every output calls one of'],
    ['{{eq a b}}', 'every output calls one of'],
    ['{{#if a}}{{b}}{{/if}}', 'every output calls one of'],
    ['{{#if a}}b{{else}}{{c}}{{/if}}', 'every output calls one of'],
    ['{{#if a}}b{{else if c}}{{d}}{{/if}}', 'every output calls one of'],
    ['{{^if a}}{{b}}{{/if}}', 'every output calls one of'],
    ['{{#each a}}b{{else}}{{c}}{{/each}}', 'every output calls one of'],
    ['{{{name}}}', '{{{x}}} and {{&x}} are not allowed'],
    ['{{{string name}}}', '{{{x}}} and {{&x}} are not allowed'],
    ['{{&name}}', '{{{x}}} and {{&x}} are not allowed'],
    ['{{~{name}~}}', '{{{x}}} and {{&x}} are not allowed'],
    ['{{string}}', 'takes exactly one field'],
    ['{{string a b}}', 'takes exactly one field'],
    ['{{string "a"}}', 'takes exactly one field'],
    ['{{string a b=c}}', 'takes exactly one field'],
    ['{{string (lookup a b)}}', 'takes exactly one field'],
    ['{{string (eq a b)}}', 'takes exactly one field'],
    ['{{> name}}', 'partials and decorators are not allowed'],
    ['{{> (lookup . "name")}}', 'partials and decorators are not allowed'],
    ['{{#> name}}a{{/name}}', 'partials and decorators are not allowed'],
    ['{{* name}}', 'partials and decorators are not allowed'],
    ['{{#*inline "name"}}a{{/inline}}', 'partials and decorators are not allowed'],
    ['{{#with a}}b{{/with}}', 'blocks are if, unless, each'],
    ['{{#name}}b{{/name}}', 'blocks are if, unless, each'],
    ['{{^name}}b{{/name}}', 'blocks are if, unless, each'],
    ['{{#string name}}b{{/string}}', 'blocks are if, unless, each'],
    ['{{{{raw}}}}b{{{{/raw}}}}', 'blocks are if, unless, each'],
    ['{{#if a b}}c{{/if}}', 'takes exactly one field or condition'],
    ['{{#if a includeZero=true}}c{{/if}}', 'takes exactly one field or condition'],
    ['{{#if (lookup a b)}}c{{/if}}', 'a condition is a field or a comparison of two'],
    ['{{#if (eq a)}}c{{/if}}', 'a condition is a field or a comparison of two'],
    ['{{#if (eq (eq a b) c)}}d{{/if}}', 'a condition is a field or a comparison of two'],
    ['{{#if a}}b', 'Parse error'],
  ])('does not compile with %s, and the error says the line', (text, reason) => {
    const compile = () => compileTemplate(`first: line\n${text}`);
    expect(compile).toThrow(reason);
    expect(compile).toThrow(/line [23]/);
  });

  const write = jest.fn((helper: string, value: unknown, field: string) =>
    JSON.stringify([helper, value, field]),
  );

  it.each([
    ['{{string name}}', '["string","dana","name"]'],
    ['{{~number size.max~}}', '["number",3,"size.max"]'],
    ['{{list zones}}', '["list",["a","b"],"zones"]'],
    ['{{#each zones}}{{string this}}{{/each}}', '["string","a","zones[]"]["string","b","zones[]"]'],
    [
      '{{#each addons}}{{#if on}}{{string name}}{{string ../name}}{{/if}}{{/each}}',
      '["string","ebs","addons[].name"]["string","dana","name"]',
    ],
    ['{{#each none}}a{{else}}{{string name}}{{/each}}', '["string","dana","name"]'],
    ['{{#if (eq name "dana")}}a{{else}}b{{/if}}', 'a'],
    ['{{#unless (eq name "dana")}}a{{else if size}}b{{/unless}}', 'b'],
    ['a{{!-- {{name}} --}}b', 'ab'],
    ['\\{{name}}', '{{name}}'],
  ])('may say %s', (text, rendered) => {
    const values = {
      name: 'dana',
      size: { max: 3 },
      zones: ['a', 'b'],
      addons: [
        { name: 'ebs', on: true },
        { name: 'cni', on: false },
      ],
    };
    expect(compileTemplate(text)(values, write)).toBe(rendered);
  });

  it.each(['constructor', '__proto__', 'toString', 'name.length', 'list.0.constructor', 'missing'])(
    'sees nothing in %s that the values do not have themselves',
    path => {
      write.mockClear();
      compileTemplate(`{{string ${path}}}`)({ name: {}, list: [{}] }, write);
      expect(write).toHaveBeenCalledWith('string', undefined, expect.any(String));
    },
  );
});
