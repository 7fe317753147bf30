import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { NotificationChannel } from './notifications';
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

/** Where modules register channels to people, beside `in-app`, which is always there. @public */
export interface EnvironmentsChannelsExtensionPoint {
  /** Throws if a channel of that id is there already. */
  addChannel(channel: NotificationChannel): void;
}

/** @public */
export const environmentsChannelsExtensionPoint =
  createExtensionPoint<EnvironmentsChannelsExtensionPoint>({
    id: 'environments.channels',
  });
