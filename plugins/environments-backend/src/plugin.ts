import { coreServices, createBackendPlugin } from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef, metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { globalQuotaScope } from '@eks-environments/plugin-environments-common';
import {
  environmentsChannelsExtensionPoint,
  environmentsProvidersExtensionPoint,
  systemClock as clock,
  type EnvironmentProvider,
} from '@eks-environments/plugin-environments-node';
import { registerActions } from './actions';
import { readConfig } from './config/readConfig';
import { createServices } from './createServices';
import { openDatabase } from './database/migrate';
import { ensureScopes } from './database/quotas/scopes';
import { EnvironmentCourse } from './environments/EnvironmentCourse';
import { CatalogOwnerDirectory } from './environments/OwnerDirectory';
import { createRouter } from './http/createRouter';
import { createAnnouncer } from './lifecycle/announce';
import { choresOf } from './lifecycle/chores';
import { scheduleChore } from './lifecycle/scheduleChore';
import { Channels } from './notifications/Channels';
import { createMessages } from './notifications/createMessages';
import { InAppChannel } from './notifications/InAppChannel';
import { OperationsService } from './operations/OperationsService';
import { OperationWorker } from './operations/OperationWorker';
import { recordMetrics } from './operations/recordMetrics';
import { Ledger } from './quotas/Ledger';
import { recordQuotaMetrics } from './quotas/recordQuotaMetrics';
import { requirePlacements } from './quotas/requirePlacements';

/**
 * Environments: requests, operations, lifecycle, and the HTTP API. Providers come from modules.
 * @public
 */
export const environmentsPlugin = createBackendPlugin({
  pluginId: 'environments',
  register(env) {
    const providers = new Map<string, EnvironmentProvider>();
    env.registerExtensionPoint(environmentsProvidersExtensionPoint, {
      addProvider(provider) {
        if (providers.has(provider.id)) {
          throw new Error(`There is a provider ${provider.id} already`);
        }
        providers.set(provider.id, provider);
      },
    });
    const channels = new Channels();
    env.registerExtensionPoint(environmentsChannelsExtensionPoint, channels);
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootConfig: coreServices.rootConfig,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { httpAuth, httpRouter, lifecycle, logger } = deps;
        const config = readConfig(deps.rootConfig, [...providers.keys()]);
        if (providers.size === 0) {
          logger.warn('No provider is installed: add a module such as the one for eks');
        }
        if (config.admins.length === 0) {
          logger.warn(
            'Nobody is told of requests that too few can decide, nor of owners that are gone: set environments.admins',
          );
        }
        const knex = await openDatabase(deps.database);
        const operations = OperationsService.create({ database: knex, clock, logger });
        const publish = createAnnouncer(deps.events, logger);
        channels.addChannel(new InAppChannel(deps));
        const messages = createMessages({
          ...deps,
          database: knex,
          channels,
          clock,
          admins: config.admins,
        });
        const ledger = new Ledger(config.quotas.limits);
        const worker = OperationWorker.create({
          database: knex,
          providers,
          course: new EnvironmentCourse({ outbox: messages.outbox, ledger }),
          clock,
          logger,
          config: config.operations,
          metrics: recordMetrics(deps.metrics, () => operations.queueLength()),
          onChanged: publish,
          onLogChanged: id => operations.logChanged(id),
        });
        const announce = (environmentId: string) => {
          worker.wake();
          publish(environmentId);
        };

        const owners = new CatalogOwnerDirectory(deps);
        const parts = {
          ...deps,
          database: knex,
          providers,
          operations,
          owners,
          ledger,
          outbox: messages.outbox,
          channels,
          delivery: messages.delivery,
          clock,
          config,
          announce,
        };
        const configured = config.quotas.limits;
        await requirePlacements(configured, { providers, logger });
        await ensureScopes(knex, [globalQuotaScope, ...configured.scopes.keys()]);
        recordQuotaMetrics(deps.metrics, { database: knex, configured });

        const validateResponses = process.env.NODE_ENV === 'test';
        const services = createServices(parts);
        httpRouter.use(createRouter({ ...services, httpAuth, logger, validateResponses }));
        httpRouter.addAuthPolicy({ path: '/openapi.json', allow: 'unauthenticated' });
        registerActions({ ...services, actionsRegistry: deps.actionsRegistry, logger });

        for (const chore of choresOf(parts)) await scheduleChore(deps.scheduler, logger, chore);
        lifecycle.addStartupHook(() => {
          worker.start();
          messages.delivery.start();
        });
        lifecycle.addShutdownHook(async () => {
          operations.stop();
          await Promise.all([worker.stop(), messages.delivery.stop()]);
        });
      },
    });
  },
});
