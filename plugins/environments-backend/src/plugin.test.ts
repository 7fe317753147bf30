import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend, TestDatabases } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { environmentsProvidersExtensionPoint } from '@eks-environments/plugin-environments-node';
import { FakeProvider } from './__testUtils__/FakeProvider';
import { openTestDatabase } from './__testUtils__/operations';
import { as } from './__testUtils__/portal';
import { environmentsPlugin } from './plugin';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

async function start(providers: string[], environments: object = {}) {
  const logger = mockServices.rootLogger.mock();
  logger.child.mockReturnValue(logger);
  const { server } = await startTestBackend({
    features: [
      environmentsPlugin,
      createBackendModule({
        pluginId: 'environments',
        moduleId: 'fakes',
        register(env) {
          env.registerInit({
            deps: { point: environmentsProvidersExtensionPoint },
            init: async ({ point }) =>
              providers.forEach(id => point.addProvider(new FakeProvider({ id }))),
          });
        },
      }),
      mockServices.rootConfig.factory({ data: { environments } }),
      mockServices.database.factory({ knex: await openTestDatabase(databases, 'SQLITE_3') }),
      logger.factory,
      catalogServiceMock.factory(),
    ],
  });
  return { server, logger };
}

describe('The plugin', () => {
  it('starts without a provider, and warns', async () => {
    const { server, logger } = await start([]);
    expect(logger.warn).toHaveBeenCalledWith(expect.stringContaining('No provider'));
    expect((await as({ server }, 'dana').get('/providers')).body).toEqual({ items: [] });
  });

  it('offers the default provider first', async () => {
    const { server } = await start(['eks', 'kubernetes'], { defaultProvider: 'kubernetes' });
    const { body } = await as({ server }, 'dana').get('/providers');
    expect(body.items.map((item: { id: string }) => item.id)).toEqual(['kubernetes', 'eks']);
  });

  it('does not start with two providers of one id, nor with a wrong config value', async () => {
    await expect(start(['eks', 'eks'])).rejects.toThrow('eks');
    await expect(start(['eks'], { operations: { workers: -1 } })).rejects.toThrow(
      'environments.operations.workers',
    );
  });
});
