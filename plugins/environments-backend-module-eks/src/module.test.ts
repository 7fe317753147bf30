import { createServiceFactory } from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import {
  environmentsProvidersExtensionPoint,
  type EnvironmentProvider,
} from '@eks-environments/plugin-environments-node';
import { environmentsModuleEks } from './module';

jest.setTimeout(30_000);

/** Nothing listens there. */
const nowhere = 'http://127.0.0.1:9';

async function start(simulator: boolean, metrics = metricsServiceMock.mock()) {
  const providers: EnvironmentProvider[] = [];
  const data = {
    environments: {
      eks: {
        simulator,
        eksctl: { path: '/nowhere/eksctl' },
        accounts: { development: { accountId: '111122223333', regions: ['eu-west-1'] } },
      },
    },
  };
  await startTestBackend({
    extensionPoints: [
      [environmentsProvidersExtensionPoint, { addProvider: provider => providers.push(provider) }],
    ],
    features: [
      environmentsModuleEks,
      mockServices.rootConfig.factory({ data }),
      createServiceFactory({ service: metricsServiceRef, deps: {}, factory: () => metrics }),
    ],
  });
  return providers;
}

describe('the module', () => {
  beforeEach(() => {
    process.env.AWS_ENDPOINT_URL = nowhere;
  });
  afterEach(() => {
    delete process.env.AWS_ENDPOINT_URL;
  });

  it('registers a provider that starts and describes itself even if nothing can be reached', async () => {
    const [provider] = await start(true);
    expect(await provider.describe()).toMatchObject({
      id: 'eks',
      simulator: true,
      targets: [{ id: 'development', title: 'development', regions: ['eu-west-1'] }],
      problems: [
        expect.stringContaining('eksctl was not found'),
        expect.stringContaining('AWS account development (111122223333) cannot be used'),
      ],
    });
    expect(provider.phases('create').map(phase => phase.title)).toContain(
      'Creating the control plane',
    );
  });

  it('tells the metrics how AWS answers', async () => {
    const createCounter = jest.fn();
    const addCallback = jest.fn();
    const createObservableGauge = jest.fn(() => ({ addCallback, removeCallback: jest.fn() }));
    const [provider] = await start(
      true,
      metricsServiceMock.mock({ createCounter, createObservableGauge }),
    );
    await provider.describe();
    const observe = jest.fn();
    addCallback.mock.calls[0][0]({ observe });
    const place = { target: 'development', region: 'eu-west-1', service: 'sts' };
    expect(observe).toHaveBeenCalledWith(expect.any(Number), { ...place, state: 'answering' });
    expect(provider.health?.()).toEqual([
      expect.objectContaining({ id: 'eks/development/eu-west-1/sts' }),
    ]);
  });

  it('stops the start when real AWS calls would go elsewhere', async () => {
    await expect(start(false)).rejects.toThrow('AWS_ENDPOINT_URL');
  });
});
