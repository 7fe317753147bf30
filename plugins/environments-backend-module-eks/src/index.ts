/**
 * Environments that are AWS EKS clusters, created and deleted by eksctl.
 *
 * @packageDocumentation
 */
export { environmentsModuleEks as default } from './module';
