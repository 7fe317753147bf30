/**
 * Environments as entities of the software catalog
 *
 * @packageDocumentation
 */
export { catalogModuleEnvironments as default } from './module';
