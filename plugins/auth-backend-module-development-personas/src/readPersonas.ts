import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const defaultPersonas = ['dana', 'dov', 'lee', 'pat'];

/** The names in `auth.providers.development-personas.personas`. */
export function readPersonas(config: Config): string[] {
  const personas = config.getOptionalStringArray('personas') ?? defaultPersonas;
  const wrong = personas.find(persona => !/^[a-z][a-z0-9-]*$/.test(persona));
  if (wrong !== undefined || personas.length === 0) {
    throw new InputError(
      'auth.providers.development-personas.personas must list names of lower-case letters, digits ' +
        `and hyphens that start with a letter${wrong === undefined ? '' : `; "${wrong}" is none`}`,
    );
  }
  return personas;
}
