import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { EnvironmentsService } from '../environments/EnvironmentsService';
import type { QuotasService } from '../quotas/QuotasService';
import type { RequestsService } from '../requests/RequestsService';

/** What actions need: services that judge their callers, and where actions are registered. */
export interface ActionOptions {
  actionsRegistry: ActionsRegistryService;
  service: EnvironmentsService;
  requests: RequestsService;
  quotas: QuotasService;
}
