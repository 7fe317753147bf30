import { changes } from './changes';

describe('the difference of manifests', () => {
  it('shows what completing has added, and nothing else', () => {
    const submitted = 'metadata: {name: shop} # mine\nkind: ClusterConfig\n';
    const effective =
      '"kind": "ClusterConfig"\n"metadata":\n  "name": "shop"\n  "version": "1.33"\n';
    expect(changes(submitted, effective).filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'added', text: '  version: "1.33"' },
    ]);
  });

  it('shows a changed value as removed and added', () => {
    expect(changes('a: 1\n', 'a: 2\n')).toEqual([
      { kind: 'removed', text: 'a: 1' },
      { kind: 'added', text: 'a: 2' },
    ]);
  });

  it('is empty for manifests that mean the same', () => {
    expect(changes('b: "x"\na: [1]\n', '"a":\n  - 1\n"b": "x"\n')).toEqual([]);
  });

  it('marks where unchanged lines are left out', () => {
    const submitted = Array.from({ length: 20 }, (_, i) => `k${i + 10}: 1\n`);
    expect(changes(submitted.join(''), `${submitted.join('')}z: 1\n`)[0].kind).toBe('gap');
  });

  it('compares texts that are no YAML as they are', () => {
    expect(changes('a: [', 'a: []')).toEqual([
      { kind: 'removed', text: 'a: [' },
      { kind: 'added', text: 'a: []' },
    ]);
  });
});
