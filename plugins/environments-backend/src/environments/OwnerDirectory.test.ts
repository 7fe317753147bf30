import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CatalogOwnerDirectory } from './OwnerDirectory';

const auth = mockServices.auth();
const group = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'team-a', namespace: 'default' },
  spec: {},
};

describe('The directory of owners', () => {
  const owners = new CatalogOwnerDirectory({
    catalog: catalogServiceMock({ entities: [group] }),
    auth,
  });

  it.each(['group:default/team-a', 'Group:Default/Team-A', 'group:team-a', 'team-a'])(
    'normalises %s',
    async owner => {
      expect(await owners.resolve(owner)).toEqual({
        ref: 'group:default/team-a',
        lineage: ['group:default/team-a'],
        parents: [],
      });
    },
  );

  it.each([
    ['', 'owner.ref'],
    ['group:default/a b', 'owner.ref'],
    ['group:default/a/b', 'owner.ref'],
    ['component:default/team-a', 'owner.kind'],
    ['user:default/team-a', 'owner.unknown'],
  ])('says why %j is no owner', async (owner, rule) => {
    expect(await owners.resolve(owner)).toMatchObject({ violation: { path: 'owner', rule } });
  });

  it('finds the groups above owners, each once, whatever the tree looks like', async () => {
    const entity = (kind: string, name: string, type: string, above: string[]) => ({
      ...group,
      kind,
      metadata: { name, namespace: 'default' },
      relations: above.map(parent => ({ type, targetRef: `group:default/${parent}` })),
    });
    const tree = new CatalogOwnerDirectory({
      catalog: catalogServiceMock({
        entities: [
          entity('User', 'dana', 'memberOf', ['team-a', 'guild', 'gone']),
          entity('Group', 'team-a', 'childOf', ['engineering']),
          entity('Group', 'guild', 'childOf', ['engineering']),
          entity('Group', 'engineering', 'childOf', ['company']),
          // The catalog keeps nobody from it.
          entity('Group', 'company', 'childOf', ['engineering']),
        ],
      }),
      auth,
    });
    const lineages = await tree.lineages(['user:default/dana', 'group:default/gone']);
    expect([...lineages]).toEqual([
      [
        'user:default/dana',
        [
          'user:default/dana',
          'group:default/team-a',
          'group:default/guild',
          'group:default/engineering',
          'group:default/company',
        ],
      ],
    ]);
  });

  it('counts the people behind users and groups, each once, and no more than is asked', async () => {
    const people = Array.from({ length: 250 }, (_, i) => `user:default/u${i}`);
    const entity = (kind: string, name: string, below: string[] = []) => ({
      ...group,
      kind,
      metadata: { name, namespace: 'default' },
      relations: below.map(targetRef => ({
        type: targetRef.startsWith('user:') ? 'hasMember' : 'parentOf',
        targetRef,
      })),
    });
    const catalog = catalogServiceMock({
      entities: [
        entity('Group', 'few', ['user:default/dana', 'user:default/lee', 'user:default/gone']),
        entity('Group', 'above', ['group:default/few', 'group:default/above', 'user:default/lee']),
        entity('Group', 'many', people),
        entity('Group', 'empty'),
        ...['dana', 'lee', ...people.map(ref => ref.split('/')[1])].map(name =>
          entity('User', name),
        ),
      ],
    });
    const asked = jest.spyOn(catalog, 'getEntitiesByRefs');
    const directory = new CatalogOwnerDirectory({ catalog, auth });
    const count = (refs: string[], enough = 10, besides: string[] = []) =>
      directory.countPeople(refs, { besides, enough });
    expect(await count([])).toBe(0);
    expect(await count(['group:default/empty', 'group:default/gone', 'user:default/gone'])).toBe(0);
    expect(await count(['group:default/few', 'user:default/dana'])).toBe(2);
    expect(await count(['group:default/above'])).toBe(2);
    expect(await count(['group:default/above', 'user:default/lee'], 10, ['user:default/lee'])).toBe(
      1,
    );
    expect(await count(['group:default/few'], 1)).toBe(1);
    expect(await count(['group:default/many'], 1_000)).toBe(250);
    asked.mockClear();
    expect(await count(['group:default/many'], 2)).toBe(2);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('says that it is not available where the catalog does not answer', async () => {
    const catalog = catalogServiceMock.mock({
      getEntitiesByRefs: async () => {
        throw new Error('connect ECONNREFUSED');
      },
    });
    await expect(
      new CatalogOwnerDirectory({ catalog, auth }).resolve('team-a'),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
  });
});
