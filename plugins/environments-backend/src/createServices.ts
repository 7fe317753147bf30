import type {
  AuditorService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { Clock, EnvironmentProvider } from '@eks-environments/plugin-environments-node';
import type { EnvironmentsConfig } from './config/readConfig';
import { findRequest } from './database/requests/findRequest';
import { newestRequest } from './database/requests/newestRequest';
import { AuthorizedEnvironmentsService } from './environments/AuthorizedEnvironmentsService';
import { DefaultEnvironmentsService } from './environments/DefaultEnvironmentsService';
import type { EnvironmentsService } from './environments/EnvironmentsService';
import { madeEarlier } from './environments/once';
import type { OwnerDirectory } from './environments/OwnerDirectory';
import { AuthorizedHealthReader } from './health/AuthorizedHealthReader';
import { HealthReader } from './health/HealthReader';
import { AuthorizedMessagesService } from './notifications/AuthorizedMessagesService';
import { AuthorizedPreferencesService } from './notifications/AuthorizedPreferencesService';
import { DefaultMessagesService } from './notifications/DefaultMessagesService';
import { DefaultPreferencesService } from './notifications/DefaultPreferencesService';
import type { MessagesService } from './notifications/MessagesService';
import type { Outbox } from './notifications/Outbox';
import type { OutboxDelivery } from './notifications/OutboxDelivery';
import type { PreferencesService } from './notifications/PreferencesService';
import type { OperationsReader } from './operations/OperationsReader';
import { createFactsReaders } from './permissions/factsReaders';
import { registerPermissions } from './permissions/register';
import { RightsReader } from './permissions/Rights';
import { AuthorizedQuotasService } from './quotas/AuthorizedQuotasService';
import { DefaultQuotasService } from './quotas/DefaultQuotasService';
import type { Ledger } from './quotas/Ledger';
import { QuotaRightsReader } from './quotas/QuotaRights';
import type { QuotasService } from './quotas/QuotasService';
import { AuthorizedRequestsService } from './requests/AuthorizedRequestsService';
import { DefaultRequestsService } from './requests/DefaultRequestsService';
import type { RequestsService } from './requests/RequestsService';

export interface ServicesOptions {
  auditor: AuditorService;
  logger: LoggerService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  userInfo: UserInfoService;
  database: Knex;
  providers: ReadonlyMap<string, EnvironmentProvider>;
  operations: OperationsReader;
  owners: OwnerDirectory;
  ledger: Ledger;
  outbox: Outbox;
  delivery: Pick<OutboxDelivery, 'wake' | 'health'>;
  clock: Clock;
  config: EnvironmentsConfig;
  /** Told after each commit that changed an environment. */
  announce(environmentId: string): void;
}

/** The doors to the domain, each with what judges its callers. */
export function createServices(options: ServicesOptions): {
  service: EnvironmentsService;
  requests: RequestsService;
  quotas: QuotasService;
  messages: MessagesService;
  preferences: PreferencesService;
  health: AuthorizedHealthReader;
} {
  const { auditor, database, operations, delivery, config } = options;
  const { permissionsEnabled } = config.approvals;
  const facts = createFactsReaders(database);
  registerPermissions(options.permissionsRegistry, facts);
  const rights = new RightsReader(options);
  return {
    service: new AuthorizedEnvironmentsService(new DefaultEnvironmentsService(options), {
      rights,
      auditor,
      facts: facts.environments,
      environmentOf: async id => (await operations.get(id))?.environment_id,
      madeEarlier: remembered => madeEarlier(database, remembered),
      requestOf: (id, kind) => newestRequest(database, id, kind),
    }),
    requests: new AuthorizedRequestsService(new DefaultRequestsService(options), {
      rights,
      auditor,
      findRequest: id => findRequest(database, id),
    }),
    quotas: new AuthorizedQuotasService(
      new DefaultQuotasService({ ...options, configured: config.quotas.limits }),
      {
        rights,
        quotaRights: new QuotaRightsReader({ ...options, permissionsEnabled }),
        auditor,
      },
    ),
    messages: new AuthorizedMessagesService(
      new DefaultMessagesService({ ...options, onResent: () => delivery.wake() }),
      { ...options, permissionsEnabled },
    ),
    preferences: new AuthorizedPreferencesService(new DefaultPreferencesService(options), options),
    health: new AuthorizedHealthReader(new HealthReader(options), {
      ...options,
      permissionsEnabled,
    }),
  };
}
