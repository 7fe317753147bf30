import { readListView, toQuery, writeListView } from './listView';

const full =
  'text=shop&status=ready&status=failed&owner=group%3Adefault%2Fteam-a&type=permanent&provider=eks&region=eu-west-1&order=name%2Casc&cursor=abc';

describe('the list’s view in the URL', () => {
  it('comes back the same from the URL', () => {
    const view = readListView(new URLSearchParams(full));
    expect(readListView(writeListView(view))).toEqual(view);
    expect([...writeListView(view)].sort()).toEqual([...new URLSearchParams(full)].sort());
  });

  it('leaves out what it does not know', () => {
    expect(
      readListView(new URLSearchParams('status=nonsense&type=huge&order=owner,up&text=+')),
    ).toEqual(readListView(new URLSearchParams()));
  });

  it('becomes a query of the API that carries only what is set', () => {
    expect(toQuery(readListView(new URLSearchParams()), [])).toEqual({
      order: 'expiresAt,asc',
    });
    expect(toQuery(readListView(new URLSearchParams(full)), [])).toEqual({
      order: 'name,asc',
      text: 'shop',
      status: ['ready', 'failed'],
      owner: ['group:default/team-a'],
      type: 'permanent',
      provider: 'eks',
      region: 'eu-west-1',
      cursor: 'abc',
    });
  });

  it('asks for one’s own by all refs that are one’s own', () => {
    const view = readListView(new URLSearchParams('mine=true&owner=user:a/b'));
    expect(toQuery(view, ['user:default/dana', 'group:default/team-a']).owner).toEqual([
      'user:default/dana',
      'group:default/team-a',
    ]);
    expect(writeListView(view).has('owner')).toBe(false);
  });
});
