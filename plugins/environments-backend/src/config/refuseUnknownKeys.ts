import type { Config } from '@backstage/config';
import { wrong } from './readDuration';

/**
 * Stops the start with a misspelt setting: ignored, it could allow what it was to forbid. `path` is where `config` is.
 * Throws InputError that names the key.
 */
export function refuseUnknownKeys(
  config: Config | undefined,
  path: string,
  known: readonly string[],
): void {
  const unknown = config?.keys().find(key => !known.includes(key));
  if (unknown !== undefined) {
    throw wrong(`${path}.${unknown}`, `is not known; there are ${known.join(', ')}`);
  }
}
