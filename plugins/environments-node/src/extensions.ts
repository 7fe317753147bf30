import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { EnvironmentProvider } from './provider';

/** Where modules register providers. @public */
export interface EnvironmentsProvidersExtensionPoint {
  /** Throws if a provider of that id is there already. */
  addProvider(provider: EnvironmentProvider): void;
}

/** @public */
export const environmentsProvidersExtensionPoint =
  createExtensionPoint<EnvironmentsProvidersExtensionPoint>({
    id: 'environments.providers',
  });
