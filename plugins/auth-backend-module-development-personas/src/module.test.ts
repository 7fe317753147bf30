import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { decodeJwt } from 'jose';
import request from 'supertest';
import { authModuleDevelopmentPersonas } from './module';

const dana = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'dana' },
  spec: { profile: { displayName: 'Dana' }, memberOf: ['team-a'] },
  relations: [{ type: 'memberOf', targetRef: 'group:default/team-a' }],
};

async function start(provider: { personas?: string[] }) {
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      authModuleDevelopmentPersonas,
      catalogServiceMock.factory({ entities: [dana] }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost' },
          auth: { providers: { 'development-personas': provider } },
        },
      }),
    ],
  });
  return (persona?: string) => {
    const call = request(server).post('/api/auth/development-personas/refresh');
    return persona === undefined ? call : call.set('x-development-persona', persona);
  };
}

describe('Signing in as a development persona', () => {
  const nodeEnv = process.env.NODE_ENV;
  afterEach(() => {
    Object.assign(process.env, { NODE_ENV: nodeEnv });
  });

  it('gives a token of that user with the groups that the catalog knows', async () => {
    const refresh = await start({});
    const { status, body } = await refresh('dana');

    expect(status).toBe(200);
    expect(body.profile).toEqual({ displayName: 'Dana' });
    expect(body.backstageIdentity.identity).toEqual({
      type: 'user',
      userEntityRef: 'user:default/dana',
      ownershipEntityRefs: ['user:default/dana', 'group:default/team-a'],
    });
    expect(decodeJwt(body.backstageIdentity.token).sub).toBe('user:default/dana');
  });

  it('refuses whoever is not on the list, in the catalog or not', async () => {
    const refresh = await start({ personas: ['lee'] });

    for (const persona of [undefined, 'dana', 'mallory', 'Dana', 'lee, dana', '../dana']) {
      expect(await refresh(persona)).toMatchObject({ status: 401 });
    }
    expect((await refresh('dana')).body.error.message).toBe(
      'The header x-development-persona must name one of lee',
    );
  });

  it.each([{ personas: ['Dana'] }, { personas: [] }, { personas: ['group:default/x'] }])(
    'does not start with %j',
    async provider => {
      await expect(start(provider)).rejects.toThrow(
        /auth\.providers\.development-personas\.personas/,
      );
    },
  );

  it.each(['production', 'staging', undefined])('does not start with NODE_ENV=%s', async env => {
    if (env === undefined) Reflect.deleteProperty(process.env, 'NODE_ENV');
    else Object.assign(process.env, { NODE_ENV: env });
    await expect(start({})).rejects.toThrow(/NODE_ENV/);
  });
});
