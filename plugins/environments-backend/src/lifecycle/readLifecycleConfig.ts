import type { Config } from '@backstage/config';
import { readDuration, readDurations, readOptionalDuration } from '../config/readDuration';
import { refuseUnknownKeys } from '../config/refuseUnknownKeys';

/** `environments.lifecycle`; durations in milliseconds. */
export interface LifecycleConfig {
  maxLifetime: number;
  /** How often it is looked for what is due. */
  sweepInterval: number;
  /** How long before the end people are warned; longest first. */
  warnBefore: number[];
  /** How long what can hibernate sleeps after its end before it is deleted; absent: it is deleted at once. */
  grace?: number;
  /** Whether an open request for an extension holds the end. */
  holdForOpenRequest: boolean;
}

const minute = 60_000;
const known = ['maxLifetime', 'sweepInterval', 'warnBefore', 'grace', 'holdForOpenRequest'];

/** Throws InputError that names the key of a wrong value. */
export function readLifecycleConfig(config: Config | undefined): LifecycleConfig {
  refuseUnknownKeys(config?.getOptionalConfig('lifecycle'), 'environments.lifecycle', known);
  const grace = readOptionalDuration(config, 'lifecycle.grace', minute);
  const warnBefore = readDurations(
    config,
    'lifecycle.warnBefore',
    [{ days: 14 }, { days: 3 }, { days: 1 }, { hours: 1 }],
    minute,
  );
  return {
    maxLifetime: readDuration(config, 'lifecycle.maxLifetime', { days: 90 }, minute),
    sweepInterval: readDuration(config, 'lifecycle.sweepInterval', { seconds: 30 }, 1_000),
    warnBefore: [...new Set(warnBefore)].sort((a, b) => b - a),
    ...(grace !== undefined && { grace }),
    holdForOpenRequest: config?.getOptionalBoolean('lifecycle.holdForOpenRequest') ?? false,
  };
}
