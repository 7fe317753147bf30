import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend, TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  environmentsProvidersExtensionPoint,
  type Submission,
} from '@eks-environments/plugin-environments-node';
import { FakePlatform } from './__testUtils__/FakePlatform';
import { FakeProvider } from './__testUtils__/FakeProvider';
import { openTestDatabase } from './__testUtils__/operations';
import { permissionsWith } from './__testUtils__/policy';
import { as, asService, created, submission } from './__testUtils__/portal';
import { environmentsPlugin } from './plugin';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

let stop = async () => {};
const evaluate = (submitted: Submission) => new FakePlatform().evaluate(submitted);

async function start(providers: string[], environments: object = {}, enabled = false) {
  const logger = mockServices.rootLogger.mock();
  logger.child.mockReturnValue(logger);
  const backend = await startTestBackend({
    features: [
      environmentsPlugin,
      createBackendModule({
        pluginId: 'environments',
        moduleId: 'fakes',
        register(env) {
          env.registerInit({
            deps: { point: environmentsProvidersExtensionPoint },
            init: async ({ point }) =>
              providers.forEach(id => point.addProvider(new FakeProvider({ id, evaluate }))),
          });
        },
      }),
      mockServices.rootConfig.factory({ data: { permission: { enabled }, environments } }),
      mockServices.database.factory({ knex: await openTestDatabase(databases, 'SQLITE_3') }),
      logger.factory,
      permissionsWith(() => ({ result: AuthorizeResult.ALLOW })),
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Group',
            metadata: { name: 'team-a', namespace: 'default' },
          },
        ],
      }),
    ],
  });
  stop = () => backend.stop();
  return { server: backend.server, logger };
}

describe('The plugin', () => {
  afterEach(() => stop());

  it('starts without a provider, and warns', async () => {
    const { server, logger } = await start([]);
    expect(logger.warn).toHaveBeenCalledWith(expect.stringContaining('No provider'));
    expect((await as({ server }, 'dana').get('/providers')).body).toEqual({ items: [] });
  });

  it('warns where there are no admins, whom it tells of what nobody else sees to', async () => {
    const warning = expect.stringContaining('environments.admins');
    expect((await start([])).logger.warn).toHaveBeenCalledWith(warning);
    await stop();
    const { logger } = await start([], { admins: ['group:default/platform'] });
    expect(logger.warn).not.toHaveBeenCalledWith(warning);
  });

  it.each([
    ['permissions are switched off', false, 'Permissions are switched off in this portal'],
    ['the policy allows everything', true, 'The policy lets everyone skip approvals'],
  ])('says in the log why everything needs an approval where %s', async (_, enabled, why) => {
    const { server, logger } = await start(['fake'], {}, enabled);
    const { id, status } = await created({ server }, 'dana', submission());
    expect(status).toBe('awaiting-approval');
    expect(logger.info).toHaveBeenCalledWith(
      expect.stringContaining(`Environment ${id} needs an approval: ${why}`),
    );
  });

  it('offers the default provider first', async () => {
    const { server } = await start(['eks', 'kubernetes'], { defaultProvider: 'kubernetes' });
    const { body } = await as({ server }, 'dana').get('/providers');
    expect(body.items.map((item: { id: string }) => item.id)).toEqual(['kubernetes', 'eks']);
  });

  it('tells the permission framework its permissions and rules', async () => {
    const { server } = await start([]);
    const { status, body } = await asService({ server }).get(
      '/.well-known/backstage/permissions/metadata',
    );
    expect(status).toBe(200);
    expect(body.permissions).toHaveLength(11);
    const rules = body.rules.map((rule: { name: string; resourceType: string }) => rule.name);
    expect(rules.filter((name: string) => name === 'LIFETIME_AT_MOST')).toHaveLength(2);
    expect(rules).toHaveLength(22);
  });

  it('does not start with two providers of one id, nor with a wrong config value', async () => {
    await expect(start(['eks', 'eks'])).rejects.toThrow('eks');
    await expect(start(['eks'], { operations: { workers: -1 } })).rejects.toThrow(
      'environments.operations.workers',
    );
  });
});
