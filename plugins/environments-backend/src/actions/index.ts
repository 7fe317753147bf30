import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ActionOptions } from './ActionOptions';
import { createCreateEnvironmentAction } from './createCreateEnvironmentAction';
import { createDeleteEnvironmentAction } from './createDeleteEnvironmentAction';
import { createEstimateEnvironmentAction } from './createEstimateEnvironmentAction';
import { createExtendEnvironmentAction } from './createExtendEnvironmentAction';
import { createGetEnvironmentAccessAction } from './createGetEnvironmentAccessAction';
import { createGetEnvironmentAction } from './createGetEnvironmentAction';
import { createHibernateEnvironmentAction } from './createHibernateEnvironmentAction';
import { createListEnvironmentEventsAction } from './createListEnvironmentEventsAction';
import { createListEnvironmentProvidersAction } from './createListEnvironmentProvidersAction';
import { createListEnvironmentRequestsAction } from './createListEnvironmentRequestsAction';
import { createListEnvironmentsAction } from './createListEnvironmentsAction';
import { createListQuotaUsageAction } from './createListQuotaUsageAction';
import { createRetryEnvironmentAction } from './createRetryEnvironmentAction';
import { createWakeEnvironmentAction } from './createWakeEnvironmentAction';
import { createWithdrawEnvironmentRequestAction } from './createWithdrawEnvironmentRequestAction';
import { GuardedActionsRegistry } from './GuardedActionsRegistry';

const actions = [
  createListEnvironmentsAction,
  createGetEnvironmentAction,
  createListEnvironmentEventsAction,
  createGetEnvironmentAccessAction,
  createListEnvironmentProvidersAction,
  createEstimateEnvironmentAction,
  createCreateEnvironmentAction,
  createExtendEnvironmentAction,
  createHibernateEnvironmentAction,
  createWakeEnvironmentAction,
  createRetryEnvironmentAction,
  createDeleteEnvironmentAction,
  createListEnvironmentRequestsAction,
  createWithdrawEnvironmentRequestAction,
  createListQuotaUsageAction,
];

/**
 * Registers what templates and agents can do. Nothing decides on a request: that is a person's own call.
 */
export function registerActions(options: ActionOptions & { logger: LoggerService }): void {
  const { actionsRegistry, logger, ...services } = options;
  const guarded = new GuardedActionsRegistry(actionsRegistry, logger);
  for (const create of actions) create({ ...services, actionsRegistry: guarded });
}
