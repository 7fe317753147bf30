import type { Preferences } from '@eks-environments/plugin-environments-common';
import type { Call } from '../environments/EnvironmentsService';
import type { Person } from '../permissions/Person';

/** A call of a person about themselves. */
export interface PersonalCall extends Call {
  person: Person;
}

/** What people want to be told, and how. */
export interface PreferencesService<C extends Call = Call> {
  /** Those that everybody has at first, where the caller has set none. */
  get(call: C): Promise<Preferences>;
  set(preferences: Preferences, call: C): Promise<Preferences>;
}
