/**
 * Sign-in as a development persona
 *
 * @packageDocumentation
 */
export { authModuleDevelopmentPersonas as default } from './module';
