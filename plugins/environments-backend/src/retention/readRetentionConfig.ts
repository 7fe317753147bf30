import type { Config } from '@backstage/config';
import { readDuration } from '../config/readDuration';
import { refuseUnknownKeys } from '../config/refuseUnknownKeys';

/** How long things are kept, in milliseconds. */
export interface RetentionConfig {
  /** Lines of logs, from the end of their operation on. */
  logs: number;
  /** Events of environments that are over. */
  events: number;
  /** Messages that are delivered or given up. */
  messages: number;
  /** Environments that are over; of which some facts are kept for good. */
  ended: number;
}

const minute = 60_000;
const known = ['logs', 'events', 'messages', 'ended'];

/** Reads `environments.retention`. Throws InputError that names the key of a wrong value. */
export function readRetentionConfig(config: Config | undefined): RetentionConfig {
  refuseUnknownKeys(config?.getOptionalConfig('retention'), 'environments.retention', known);
  const read = (key: keyof RetentionConfig, days: number) =>
    readDuration(config, `retention.${key}`, { days }, minute);
  return {
    logs: read('logs', 90),
    events: read('events', 365),
    messages: read('messages', 30),
    ended: read('ended', 365),
  };
}
