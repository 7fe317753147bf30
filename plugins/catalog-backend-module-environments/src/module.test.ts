import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  type EntityProvider,
} from '@backstage/plugin-catalog-node';
import type { EventsServiceSubscribeOptions } from '@backstage/plugin-events-node';
import { environmentsServiceRef } from '@eks-environments/plugin-environments-node';
import { catalogModuleEnvironments } from './module';

describe('catalogModuleEnvironments', () => {
  it('adds the placeholder, and looks at environments every five seconds and when an event says so', async () => {
    const listEnvironments = jest.fn(async () => ({ items: [], pageInfo: {} }));
    const addEntityProvider = jest.fn((_: EntityProvider) => {});
    const addPlaceholderResolver = jest.fn();
    const subscribe = jest.fn(async (_: EventsServiceSubscribeOptions) => {});
    const run = jest.fn(async () => {});
    const createScheduledTaskRunner = jest.fn((_: object) => ({ run }));
    await startTestBackend({
      extensionPoints: [
        [catalogProcessingExtensionPoint, { addEntityProvider, addPlaceholderResolver } as never],
      ],
      features: [
        catalogModuleEnvironments,
        mockServices.rootConfig.factory({ data: { app: { baseUrl: 'https://portal.example' } } }),
        mockServices.scheduler.mock({ createScheduledTaskRunner }).factory,
        mockServices.events.mock({ subscribe }).factory,
        createServiceFactory({
          service: environmentsServiceRef,
          deps: {},
          factory: () => ({ as: () => ({ listEnvironments } as never) }),
        }),
      ],
    });

    expect(addPlaceholderResolver).toHaveBeenCalledWith('manifestTemplate', expect.any(Function));
    expect(createScheduledTaskRunner).toHaveBeenCalledWith(
      expect.objectContaining({ frequency: { seconds: 5 } }),
    );
    const [[provider]] = addEntityProvider.mock.calls;
    expect(provider.getProviderName()).toBe('environments');
    const applyMutation = jest.fn();
    await provider.connect({ applyMutation, refresh: jest.fn() });
    expect(run).toHaveBeenCalledTimes(1);
    expect(listEnvironments).not.toHaveBeenCalled();

    const [[subscription]] = subscribe.mock.calls;
    expect(subscription.topics).toEqual(['environments.changed']);
    await subscription.onEvent({ topic: 'environments.changed', eventPayload: {} });
    expect(applyMutation).toHaveBeenCalledWith({ type: 'full', entities: [] });
  });
});
