import { coreServices, createBackendModule } from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { environmentsServiceRef, systemClock } from '@eks-environments/plugin-environments-node';
import { EnvironmentsEntityProvider } from './EnvironmentsEntityProvider';
import { manifestTemplate } from './manifestTemplate';

/**
 * Adds environments to the software catalog, as resources of type `kubernetes-cluster`, and the placeholder
 * `$manifestTemplate` to software templates.
 * @public
 */
export const catalogModuleEnvironments = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'environments-entity-provider',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        environments: environmentsServiceRef,
        auth: coreServices.auth,
        events: eventsServiceRef,
        logger: coreServices.logger,
        rootConfig: coreServices.rootConfig,
        scheduler: coreServices.scheduler,
      },
      async init({ catalog, environments, auth, events, logger, rootConfig, scheduler }) {
        const provider = new EnvironmentsEntityProvider({
          environments,
          auth,
          logger,
          clock: systemClock,
          portalUrl: rootConfig.getString('app.baseUrl'),
          taskRunner: scheduler.createScheduledTaskRunner({
            frequency: { seconds: 5 },
            timeout: { seconds: 30 },
          }),
        });
        catalog.addEntityProvider(provider);
        catalog.addPlaceholderResolver('manifestTemplate', manifestTemplate);
        // An event only wakes: what has changed is asked for.
        await events.subscribe({
          id: 'catalog-environments',
          topics: ['environments.changed'],
          onEvent: () => provider.refresh(),
        });
      },
    });
  },
});
