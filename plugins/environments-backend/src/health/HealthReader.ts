import type { Knex } from 'knex';
import type { Health, ServiceHealth } from '@eks-environments/plugin-environments-common';
import type { EnvironmentProvider } from '@eks-environments/plugin-environments-node';
import { countPending } from '../database/notifications/countPending';

export interface HealthOptions {
  database: Knex;
  providers: ReadonlyMap<string, EnvironmentProvider>;
  /** What brings messages to people. */
  delivery: { health(): Array<Omit<ServiceHealth, 'waiting'>> };
}

/** How the services that the portal calls answer, as this process sees it; nothing is asked for it. */
export class HealthReader {
  readonly #options: HealthOptions;

  constructor(options: HealthOptions) {
    this.#options = options;
  }

  async read(): Promise<Health> {
    const { database, providers, delivery } = this.#options;
    const waiting = await countPending(database);
    const channels = delivery
      .health()
      .map(channel => ({ ...channel, waiting: waiting.get(channel.id) ?? 0 }));
    const services = [...providers.values()].flatMap(provider => provider.health?.() ?? []);
    return { items: [...channels, ...services] };
  }
}
