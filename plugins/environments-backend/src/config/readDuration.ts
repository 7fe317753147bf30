import { ConfigReader, readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';

/** What a wrong value stops the start with. */
export function wrong(key: string, reason: string): InputError {
  return new InputError(`Invalid config value at '${key}': ${reason}`);
}

/**
 * A duration under `environments`, in milliseconds. Throws InputError that names the key where it is none, or
 * shorter than `least` milliseconds.
 */
export function readDuration(
  config: Config | undefined,
  key: string,
  otherwise: HumanDuration,
  least: number,
): number {
  return readOptionalDuration(config, key, least) ?? durationToMilliseconds(otherwise);
}

/** The same of what may be absent. */
export function readOptionalDuration(
  config: Config | undefined,
  key: string,
  least: number,
): number | undefined {
  if (!config?.has(key)) return undefined;
  return checked(`environments.${key}`, least, () => readDurationFromConfig(config, { key }));
}

/** A list of durations under `environments`. */
export function readDurations(
  config: Config | undefined,
  key: string,
  otherwise: HumanDuration[],
  least: number,
): number[] {
  if (!config?.has(key)) return otherwise.map(durationToMilliseconds);
  const path = `environments.${key}`;
  const list = config.get(key);
  if (!Array.isArray(list)) throw wrong(path, 'must be a list of durations');
  return list.map((_, index) =>
    checked(`${path}[${index}]`, least, () =>
      readDurationFromConfig(new ConfigReader({ duration: list[index] }), { key: 'duration' }),
    ),
  );
}

function checked(path: string, least: number, read: () => HumanDuration): number {
  let milliseconds: number;
  try {
    milliseconds = durationToMilliseconds(read());
  } catch (error) {
    throw wrong(path, error instanceof Error ? error.message : 'must be a duration');
  }
  if (!Number.isFinite(milliseconds) || milliseconds < least) {
    throw wrong(path, `must be at least ${least} ms`);
  }
  return milliseconds;
}
