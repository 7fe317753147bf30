/**
 * Requests, operations and lifecycles of environments
 *
 * @packageDocumentation
 */
export { environmentsPlugin as default } from './plugin';
export { environmentsChangedTopic } from './lifecycle/announce';
export {
  environmentConditions,
  environmentRequestConditions,
  createEnvironmentConditionalDecision,
  createEnvironmentRequestConditionalDecision,
} from './permissions/rules';
