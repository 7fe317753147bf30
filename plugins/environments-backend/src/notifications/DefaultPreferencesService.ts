import type { Knex } from 'knex';
import type { Preferences } from '@eks-environments/plugin-environments-common';
import type { Clock } from '@eks-environments/plugin-environments-node';
import { findPreferences, storePreferences } from '../database/notifications/preferences';
import type { PersonalCall, PreferencesService } from './PreferencesService';

/** Preferences of a person who is known. */
export class DefaultPreferencesService implements PreferencesService<PersonalCall> {
  readonly #options: { database: Knex; clock: Clock };

  constructor(options: { database: Knex; clock: Clock }) {
    this.#options = options;
  }

  async get({ person }: PersonalCall): Promise<Preferences> {
    const row = await findPreferences(this.#options.database, person.ref);
    return { messages: row?.messages !== 0 };
  }

  async set({ messages }: Preferences, call: PersonalCall): Promise<Preferences> {
    const { database, clock } = this.#options;
    await storePreferences(database, { user: call.person.ref, messages, now: clock.now() });
    return this.get(call);
  }
}
