import { coreServices, createBackendPlugin } from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { globalQuotaScope } from '@eks-environments/plugin-environments-common';
import {
  environmentsProvidersExtensionPoint,
  systemClock as clock,
  type EnvironmentProvider,
} from '@eks-environments/plugin-environments-node';
import { readConfig } from './config/readConfig';
import { openDatabase } from './database/migrate';
import { findRequest } from './database/requests/findRequest';
import { ensureScopes } from './database/quotas/scopes';
import { AuthorizedEnvironmentsService } from './environments/AuthorizedEnvironmentsService';
import { DefaultEnvironmentsService } from './environments/DefaultEnvironmentsService';
import { EnvironmentCourse } from './environments/EnvironmentCourse';
import { CatalogOwnerDirectory } from './environments/OwnerDirectory';
import { createRouter } from './http/createRouter';
import { createAnnouncer } from './lifecycle/announce';
import { scheduleSweep } from './lifecycle/scheduleSweep';
import { OperationsService } from './operations/OperationsService';
import { OperationWorker } from './operations/OperationWorker';
import { recordMetrics } from './operations/recordMetrics';
import { createFactsReaders } from './permissions/factsReaders';
import { registerPermissions } from './permissions/register';
import { RightsReader } from './permissions/Rights';
import { AuthorizedQuotasService } from './quotas/AuthorizedQuotasService';
import { DefaultQuotasService } from './quotas/DefaultQuotasService';
import { Ledger } from './quotas/Ledger';
import { QuotaRightsReader } from './quotas/QuotaRights';
import { QuotaSweep } from './quotas/QuotaSweep';
import { recordQuotaMetrics } from './quotas/recordQuotaMetrics';
import { scheduleQuotaSweep } from './quotas/scheduleQuotaSweep';

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
    env.registerInit({
      deps: {
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
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootConfig: coreServices.rootConfig,
        scheduler: coreServices.scheduler,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { auditor, httpAuth, httpRouter, lifecycle, logger } = deps;
        const config = readConfig(deps.rootConfig, [...providers.keys()]);
        if (providers.size === 0) {
          logger.warn('No provider is installed: add a module such as the one for eks');
        }
        const knex = await openDatabase(deps.database);
        const operations = OperationsService.create({ database: knex, clock, logger });
        const publish = createAnnouncer(deps.events, logger);
        const worker = OperationWorker.create({
          database: knex,
          providers,
          course: new EnvironmentCourse(),
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

        const facts = createFactsReaders(knex);
        registerPermissions(deps.permissionsRegistry, facts);
        const owners = new CatalogOwnerDirectory(deps);
        const { limits: configured, sweepInterval: quotaSweepInterval } = config.quotas;
        const ledger = new Ledger(configured);
        const domain = new DefaultEnvironmentsService({
          database: knex,
          providers,
          operations,
          owners,
          ledger,
          userInfo: deps.userInfo,
          clock,
          logger,
          config,
          announce,
        });
        const rights = new RightsReader(deps);
        const service = new AuthorizedEnvironmentsService(domain, {
          rights,
          auditor,
          facts: facts.environments,
          findRequest: id => findRequest(knex, id),
          environmentOf: async id => (await operations.get(id))?.environment_id,
        });

        const quotas = new AuthorizedQuotasService(
          new DefaultQuotasService({ database: knex, configured, owners, providers, clock }),
          {
            rights,
            quotaRights: new QuotaRightsReader({
              ...deps,
              owners,
              permissionsEnabled: config.approvals.permissionsEnabled,
            }),
            auditor,
          },
        );
        await ensureScopes(knex, [globalQuotaScope, ...configured.scopes.keys()]);
        recordQuotaMetrics(deps.metrics, { database: knex, configured });

        const validateResponses = process.env.NODE_ENV === 'test';
        httpRouter.use(createRouter({ service, quotas, httpAuth, logger, validateResponses }));
        httpRouter.addAuthPolicy({ path: '/openapi.json', allow: 'unauthenticated' });

        const sweep = { database: knex, clock, logger, announce };
        await scheduleSweep(deps.scheduler, sweep, config.lifecycle.sweepInterval);
        await scheduleQuotaSweep(
          deps.scheduler,
          new QuotaSweep({ database: knex, owners, ledger, logger }),
          { interval: quotaSweepInterval, logger },
        );
        lifecycle.addStartupHook(() => worker.start());
        lifecycle.addShutdownHook(async () => {
          operations.stop();
          await worker.stop();
        });
      },
    });
  },
});
