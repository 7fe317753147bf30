/**
 * Template actions that render eksctl manifests and create, extend and delete environments
 *
 * @packageDocumentation
 */
export { scaffolderModuleEnvironments as default } from './module';
