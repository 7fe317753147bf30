import type { Knex } from 'knex';
import { fromMoment } from '../columns';
import type { PreferencesRow } from '../tables';

/** Undefined for whoever has set none. */
export async function findPreferences(db: Knex, user: string): Promise<PreferencesRow | undefined> {
  return db<PreferencesRow>('environment_preferences').where({ user_ref: user }).first();
}

export async function storePreferences(
  db: Knex,
  preferences: { user: string; messages: boolean; now: Date },
): Promise<void> {
  const { user, messages, now } = preferences;
  await db<PreferencesRow>('environment_preferences')
    .insert({ user_ref: user, messages: messages ? 1 : 0, changed_at: fromMoment(now) })
    .onConflict('user_ref')
    .merge();
}

/** Entity refs of those who want to read messages in the portal only. */
export async function optedOut(db: Knex): Promise<string[]> {
  return db<PreferencesRow>('environment_preferences').where({ messages: 0 }).pluck('user_ref');
}
