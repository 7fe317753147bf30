/**
 * A ready permission policy for Environments
 *
 * @packageDocumentation
 */
export { permissionModuleEnvironments as default } from './module';
export * from './EnvironmentsPolicy';
export * from './decideEnvironments';
export * from './readPolicyOptions';
export * from './EnvironmentsPolicyOptions';
