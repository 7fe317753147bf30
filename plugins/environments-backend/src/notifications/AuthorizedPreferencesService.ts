import type { AuditorService } from '@backstage/backend-plugin-api';
import type { Preferences } from '@eks-environments/plugin-environments-common';
import { audited } from '../audit/audited';
import type { Call } from '../environments/EnvironmentsService';
import { forbidden } from '../errors';
import { personOf, type Person } from '../permissions/Person';
import type { PersonalCall, PreferencesService } from './PreferencesService';

/** The only door to preferences: everybody has their own, and changes them by a call of their own. */
export class AuthorizedPreferencesService implements PreferencesService {
  readonly #domain: PreferencesService<PersonalCall>;
  readonly #auditor: AuditorService;

  constructor(domain: PreferencesService<PersonalCall>, { auditor }: { auditor: AuditorService }) {
    this.#domain = domain;
    this.#auditor = auditor;
  }

  async get(call: Call): Promise<Preferences> {
    return this.#domain.get({ ...call, person: this.#personOf(call) });
  }

  async set(preferences: Preferences, call: Call): Promise<Preferences> {
    const event = {
      eventId: 'preferences-set',
      severityLevel: 'low' as const,
      meta: { ...preferences },
    };
    return audited(this.#auditor, event, call, async () => {
      const person = this.#personOf(call);
      if (!person.direct) {
        throw forbidden('own-call', 'Preferences are changed by a call of your own');
      }
      return this.#domain.set(preferences, { ...call, person });
    });
  }

  #personOf({ credentials }: Call): Person {
    const person = personOf(credentials);
    if (!person) throw forbidden('person', 'Only people have preferences');
    return person;
  }
}
