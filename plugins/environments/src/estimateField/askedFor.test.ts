import { askedFor, type Asked } from './askedFor';

const manifest = 'name: {{string name}}\n{{#each zones}}\n  - {{string id}}\n{{/each}}\n';
const form = {
  name: 'shop',
  owner: 'group:default/team-a',
  type: 'temporary',
  lifetime: 'P7D',
  description: 'Try it',
};

const inWords = (asked: Asked) => asked.body ?? asked.incomplete(field => `the ${field}`);

describe('What a form asks for', () => {
  it('is what the template’s steps will ask for', () => {
    expect(askedFor({ ...form, estimate: true }, { manifest })).toEqual({
      body: {
        provider: 'eks',
        owner: 'group:default/team-a',
        type: 'temporary',
        lifetime: 'P7D',
        description: 'Try it',
        manifest: 'name: "shop"\n',
      },
    });
    // The form keeps the lifetime that was chosen before the type changed.
    expect(
      askedFor(
        { ...form, type: 'permanent', description: '' },
        { manifest, provider: 'other', target: 'there' },
      ),
    ).toEqual({
      body: {
        provider: 'other',
        target: 'there',
        owner: 'group:default/team-a',
        type: 'permanent',
        manifest: 'name: "shop"\n',
      },
    });
  });

  it.each([
    [{ owner: undefined }, '“the owner”'],
    [{ owner: '' }, '“the owner”'],
    [{ type: undefined }, '“the type”'],
    [{ lifetime: undefined }, '“the lifetime”'],
    [{ name: undefined }, '“the name”'],
    [{ zones: [{}] }, '“the zones[].id”'],
    [{ name: 3 }, 'name must be a text, and is the number 3'],
    [{ name: 'a\u0000' }, 'name holds a character that no manifest can carry'],
  ])('is not known yet with %j, and the field is named', (change, words) => {
    const asked = askedFor({ ...form, ...change }, { manifest });
    expect(inWords(asked)).toContain(words);
  });

  it.each([
    [undefined, 'where the template is opened from the catalog'],
    [{ $manifestTemplate: './cluster.yaml.hbs' }, 'where the template is opened from the catalog'],
    ['name: {{name}}', "The manifest's template is wrong in line 1"],
  ])('is not known with the manifest %j', (given, words) => {
    expect(inWords(askedFor(form, { manifest: given }))).toContain(words);
  });
});
