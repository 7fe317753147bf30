/**
 * Pages, cards and tabs of Environments
 *
 * @packageDocumentation
 */
export { environmentsPlugin as default } from './plugin';
export { environmentsApiRef } from './api';
export {
  approvalRouteRef,
  approvalsRouteRef,
  environmentRouteRef,
  messagesRouteRef,
  preferencesRouteRef,
  quotasRouteRef,
  rootRouteRef,
  templateRouteRef,
} from './routes';
export { EnvironmentsRouter } from './EnvironmentsRouter';
export { EnvironmentEntityCard } from './entity/EnvironmentEntityCard';
export { EnvironmentEntityContent } from './entity/EnvironmentEntityContent';
export { MyEnvironments } from './home/MyEnvironments';
export { isEnvironmentEntity } from './entity/environmentId';
