/**
 * Extension points and the service reference of Environments
 *
 * @packageDocumentation
 */
export * from './clock';
export * from './notifications';
export * from './price';
export * from './provider';
export * from './operation';
export * from './OperationFailedError';
export * from './extensions';
export * from './resources';
export * from './environmentsService';
