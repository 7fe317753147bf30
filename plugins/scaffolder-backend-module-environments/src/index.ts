/**
 * Template actions that render eksctl manifests and create and delete environments
 *
 * @packageDocumentation
 */
export { scaffolderModuleEnvironments as default } from './module';
