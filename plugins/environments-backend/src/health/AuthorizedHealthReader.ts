import type { Health } from '@eks-environments/plugin-environments-common';
import type { Call } from '../environments/EnvironmentsService';
import {
  mayManageMessages,
  type MessagesPermissionOptions,
} from '../notifications/mayManageMessages';
import { personOf } from '../permissions/Person';
import type { HealthReader } from './HealthReader';

/**
 * The only door to health. Everybody who is known sees how services answer. Why a channel fails is in its
 * service's own words, which may name accounts and roles: only people who may look after messages read it.
 */
export class AuthorizedHealthReader {
  readonly #domain: Pick<HealthReader, 'read'>;
  readonly #options: MessagesPermissionOptions;

  constructor(domain: Pick<HealthReader, 'read'>, options: MessagesPermissionOptions) {
    this.#domain = domain;
    this.#options = options;
  }

  async read({ credentials }: Call): Promise<Health> {
    const { items } = await this.#domain.read();
    const telling = items.some(({ kind, message }) => kind === 'channel' && message !== undefined);
    const all =
      !telling ||
      (personOf(credentials) !== undefined &&
        // Health is to be seen most of all while a service, that of permissions too, is down.
        (await mayManageMessages(this.#options, credentials).catch(() => false)));
    if (all) return { items };
    return {
      items: items.map(({ message, ...item }) => ({
        ...item,
        ...(item.kind === 'provider' && message !== undefined && { message }),
      })),
    };
  }
}
