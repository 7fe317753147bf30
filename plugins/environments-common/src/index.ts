/**
 * Types, permissions and the API client of Environments
 *
 * @packageDocumentation
 */
export * from './types';
export * from './status';
export * from './name';
export * from './lifetime';
export * from './quotaScope';
export * from './permissions';
export { renderManifest } from './render/renderManifest';
export { manifestName } from './render/manifestName';
export { MissingValueError } from './render/MissingValueError';
export { TemplateError } from './render/TemplateError';
export * from './client/EnvironmentsApi';
export * from './client/EnvironmentsClient';
