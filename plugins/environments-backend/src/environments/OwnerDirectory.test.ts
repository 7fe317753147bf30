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
