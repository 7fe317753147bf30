import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  entityEnvelopeSchemaValidator,
  FieldFormatEntityPolicy,
  resourceEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import type {
  EnvironmentListItem,
  EnvironmentsApi,
  EnvironmentsQuery,
} from '@eks-environments/plugin-environments-common';
import { EnvironmentsEntityProvider } from './EnvironmentsEntityProvider';

const start = Date.parse('2026-11-22T12:00:00.000Z');

/** The API over a set of environments that a test changes, two on each page. */
class World {
  now = start;
  items: EnvironmentListItem[] = [];
  queries: EnvironmentsQuery[] = [];
  failures = 0;
  catalog = new Map<string, { id: string; owner: string }>();
  mutations: EntityProviderMutation[] = [];

  change(name: string, id: string, changes: Partial<EnvironmentListItem> = {}): void {
    this.now += 1_000;
    const before = this.items.find(item => item.id === id);
    this.items = this.items.filter(item => item.id !== id);
    this.items.push({
      id,
      name,
      provider: 'eks',
      target: 'development',
      region: 'eu-west-1',
      type: 'temporary',
      owner: 'group:default/team-a',
      requester: 'user:default/dana',
      via: 'scaffolder',
      status: 'ready',
      footprint: { nodes: 3, vcpu: 6, memoryGib: 24, instances: [] },
      createdAt: new Date(start).toISOString(),
      readyAt: new Date(this.now).toISOString(),
      capabilities: {
        update: false,
        delete: false,
        retry: false,
        access: false,
        transfer: false,
        extend: false,
        hibernate: false,
        wake: false,
        protect: false,
      },
      ...before,
      ...changes,
      changedAt: new Date(this.now).toISOString(),
    });
  }

  listEnvironments: EnvironmentsApi['listEnvironments'] = async (query = {}) => {
    if (this.failures > 0) {
      this.failures--;
      throw new Error('Service unavailable');
    }
    this.queries.push(query);
    const final = ['deleted', 'rejected', 'withdrawn', 'lapsed'];
    const found = this.items
      .filter(item =>
        query.status ? query.status.includes(item.status) : !final.includes(item.status),
      )
      .filter(item => !query.changedAfter || item.changedAt > query.changedAfter)
      .sort((a, b) => a.changedAt.localeCompare(b.changedAt));
    const from = Number(query.cursor ?? 0);
    const more = from + 2 < found.length;
    return {
      items: found.slice(from, from + 2),
      pageInfo: more ? { nextCursor: String(from + 2) } : {},
    };
  };

  /** What Backstage's catalog would make of it. */
  async applyMutation(mutation: EntityProviderMutation): Promise<void> {
    this.mutations.push(mutation);
    if (mutation.type === 'full') this.catalog.clear();
    else {
      for (const removed of mutation.removed) {
        this.catalog.delete('entityRef' in removed ? removed.entityRef : '');
      }
    }
    for (const { entity } of mutation.type === 'full' ? mutation.entities : mutation.added) {
      this.catalog.set(`resource:default/${entity.metadata.name}`, {
        id: entity.metadata.annotations?.['environments.backstage.io/id'] ?? '',
        owner: String(entity.spec?.owner),
      });
    }
  }
}

async function connect(world: World) {
  const as = jest.fn(() => world as unknown as EnvironmentsApi);
  const logger = mockServices.logger.mock();
  const provider = new EnvironmentsEntityProvider({
    environments: { as },
    auth: mockServices.auth({ pluginId: 'catalog' }),
    logger,
    clock: { now: () => new Date(world.now), monotonic: () => world.now, sleep: async () => {} },
    portalUrl: 'https://portal.example/',
    taskRunner: { run: async task => void (await task.fn(new AbortController().signal)) },
  });
  const connection = { applyMutation: world.applyMutation.bind(world), refresh: jest.fn() };
  await provider.connect(connection);
  return { provider, as, logger };
}

describe('Environments in the catalog', () => {
  it('are all there after the start, over several pages, asked for as the plugin itself', async () => {
    const world = new World();
    for (const n of [1, 2, 3, 4, 5]) world.change(`env-${n}`, `id-${n}`);
    const { as } = await connect(world);

    expect([...world.catalog.keys()]).toEqual(
      [1, 2, 3, 4, 5].map(n => `resource:default/env-${n}`),
    );
    expect(world.mutations.map(({ type }) => type)).toEqual(['full']);
    expect(as).toHaveBeenCalledWith(mockCredentials.service('plugin:catalog'));
  });

  it('are valid resources, without manifest and requester', async () => {
    const world = new World();
    world.change('env-1', '6f1c7c0e-6a59-4a5f-9b57-0d6f1a3f4c11', {
      description: 'Try it',
      annotations: { 'kubernetes.io/api-server': 'https://example' },
    });
    await connect(world);

    const [mutation] = world.mutations;
    const [{ entity, locationKey }] = mutation.type === 'full' ? mutation.entities : [];
    entityEnvelopeSchemaValidator()(entity);
    await new FieldFormatEntityPolicy().enforce(entity);
    expect(await resourceEntityV1alpha1Validator.check(entity)).toBe(true);
    expect(locationKey).toBe('environments');
    const page = '/environments/6f1c7c0e-6a59-4a5f-9b57-0d6f1a3f4c11';
    expect(entity).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'env-1',
        description: 'Try it',
        tags: ['environment'],
        annotations: {
          'kubernetes.io/api-server': 'https://example',
          'backstage.io/managed-by-location': `environments:${page}`,
          'backstage.io/managed-by-origin-location': `environments:${page}`,
          'environments.backstage.io/id': '6f1c7c0e-6a59-4a5f-9b57-0d6f1a3f4c11',
        },
        links: [{ url: `https://portal.example${page}`, title: 'Environment', icon: 'dashboard' }],
      },
      spec: { type: 'kubernetes-cluster', owner: 'group:default/team-a' },
    });
  });

  it('come when they are first ready, stay through failures, and go when they are deleted', async () => {
    const world = new World();
    const { provider } = await connect(world);
    const steps: [EnvironmentListItem['status'], boolean][] = [
      ['awaiting-approval', false],
      ['queued', false],
      ['provisioning', false],
      ['failed', false],
      ['ready', true],
      ['hibernating', true],
      ['hibernated', true],
      ['waking', true],
      ['failed', true],
      ['deleting', true],
      ['delete-failed', true],
      ['deleted', false],
    ];
    let readyAt: string | undefined;
    for (const [status, present] of steps) {
      if (status === 'ready') readyAt = new Date(world.now).toISOString();
      world.change('env-1', 'id-1', { status, readyAt });
      await provider.refresh();
      expect([status, world.catalog.has('resource:default/env-1')]).toEqual([status, present]);
    }
  });

  it('follow a change of owner', async () => {
    const world = new World();
    world.change('env-1', 'id-1');
    const { provider } = await connect(world);
    world.change('env-1', 'id-1', { owner: 'group:default/team-b' });
    await provider.refresh();
    expect(world.catalog.get('resource:default/env-1')?.owner).toBe('group:default/team-b');
  });

  it('keep a name that has gone over to another environment', async () => {
    const world = new World();
    world.change('env-1', 'old');
    const { provider } = await connect(world);
    world.change('env-1', 'old', { status: 'deleted' });
    world.change('env-1', 'new');
    await provider.refresh();
    expect(world.catalog.get('resource:default/env-1')?.id).toBe('new');

    world.change('env-1', 'old', { description: 'a late change' });
    await provider.refresh();
    expect(world.catalog.get('resource:default/env-1')?.id).toBe('new');
  });

  it('are asked for by what has changed, with an overlap, and hourly as a whole', async () => {
    const world = new World();
    world.change('env-1', 'id-1');
    const { provider } = await connect(world);
    await provider.refresh();
    expect(world.queries[1]).toMatchObject({
      changedAfter: new Date(start + 1_000 - 30_000).toISOString(),
      order: 'changedAt,asc',
      status: expect.arrayContaining(['deleted', 'ready']),
    });

    world.catalog.set('resource:default/ghost', { id: 'ghost', owner: '' });
    world.now += 3_600_000;
    await provider.refresh();
    expect([...world.catalog.keys()]).toEqual(['resource:default/env-1']);
  });

  it('heal when another replica told the catalog something older', async () => {
    const world = new World();
    world.change('gone', 'id-1');
    const { provider } = await connect(world);
    world.change('gone', 'id-1', { status: 'deleted' });
    world.change('there', 'id-2');
    await provider.refresh();

    world.catalog.set('resource:default/gone', { id: 'id-1', owner: '' });
    world.catalog.delete('resource:default/there');
    await provider.refresh();
    expect([...world.catalog.keys()]).toEqual(['resource:default/there']);
  });

  it('come back after an outage, which is logged once', async () => {
    const world = new World();
    world.change('env-1', 'id-1');
    world.failures = 3;
    const { provider, logger } = await connect(world);
    await provider.refresh();
    await provider.refresh();
    expect(world.mutations).toEqual([]);
    expect(logger.warn).toHaveBeenCalledTimes(1);

    await provider.refresh();
    expect(world.catalog.size).toBe(1);
    world.failures = 1;
    await provider.refresh();
    expect(world.catalog.size).toBe(1);
    expect(logger.warn).toHaveBeenCalledTimes(2);
  });

  it('are never taken out by a full set of which a page is missing', async () => {
    const world = new World();
    for (const n of [1, 2, 3]) world.change(`env-${n}`, `id-${n}`);
    const { provider } = await connect(world);
    world.now += 3_600_000;
    const list = world.listEnvironments;
    world.listEnvironments = async query => {
      if (query?.cursor) throw new Error('Service unavailable');
      return list(query);
    };
    await provider.refresh();
    expect(world.catalog.size).toBe(3);
  });

  it('are looked at once more, and not at once, when an event comes during a look', async () => {
    const world = new World();
    const { provider } = await connect(world);
    const before = world.queries.length;
    await Promise.all([provider.refresh(), provider.refresh(), provider.refresh()]);
    expect(world.queries.length - before).toBe(2);
  });
});
