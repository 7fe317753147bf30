import { DateTime } from 'luxon';
import {
  parseLifetime,
  type ErrorDetail,
  type Extend,
} from '@eks-environments/plugin-environments-common';
import { isStorable } from '../database/columns';
import type { EnvironmentRow } from '../database/tables';
import { conflict, invalid } from '../errors';
import { momentInWords } from '../notifications/words';
import { isGoing } from './isGoing';
import { capOf, endOf } from './lifetime';

/** What decides whether an environment may be given a later end. */
export type Extendable = Pick<
  EnvironmentRow,
  'status' | 'delete_requested_at' | 'approved_at' | 'expires_at' | 'lifetime'
>;

/** Whether it has an end that can be moved; the status of what is being deleted, or waits, is against it. */
export function hasMovableEnd(environment: Extendable): boolean {
  return (
    endOf(environment) !== null &&
    environment.status !== 'awaiting-approval' &&
    !isGoing(environment)
  );
}

/** Throws ConflictError. */
export function requireMovableEnd(environment: Extendable & Pick<EnvironmentRow, 'type'>): void {
  if (hasMovableEnd(environment)) return;
  throw conflict(
    'status',
    environment.type === 'permanent'
      ? 'A permanent environment has no end'
      : `Its end cannot be moved: the environment is ${
          environment.delete_requested_at === null ? environment.status : 'about to be deleted'
        }`,
  );
}

/** Throws ConflictError where people have yet to decide on something else that is asked for. */
export function requireNoOpenRequest(environment: Pick<EnvironmentRow, 'open_request_id'>): void {
  if (environment.open_request_id === null) return;
  throw conflict('open-request', 'A request for it is open; have that decided or withdrawn first');
}

/**
 * What is wrong with an end: it must be later than now and than the one there is, and within the longest
 * lifetime.
 * @param maxLifetime - milliseconds
 */
export function violationsOf(
  environment: Extendable,
  expiresAt: Date,
  { maxLifetime, now }: { maxLifetime: number; now: Date },
): ErrorDetail[] {
  const refused = (rule: string, message: string) => [{ path: 'expiresAt', rule, message }];
  if (expiresAt <= now) return refused('lifetime.past', 'Its end must be later than now.');
  const end = endOf(environment);
  if (end && expiresAt <= end) {
    const message = `Its end must be later than it is: ${momentInWords(end)}.`;
    return refused('lifetime.extended', message);
  }
  const cap = capOf(environment, maxLifetime);
  if (cap && expiresAt > cap) {
    return refused('lifetime.max', `It may end on ${momentInWords(cap)} at the latest.`);
  }
  return [];
}

/** The end that is asked for. Throws InputError. */
export function readEnd({ expiresAt, lifetime }: Extend, now: Date): Date {
  const refused = (path: string, rule: string, message: string) =>
    invalid([{ path, rule, message }]);
  if ((expiresAt === undefined) === (lifetime === undefined)) {
    throw refused('expiresAt', 'lifetime.required', 'Give either expiresAt or lifetime.');
  }
  if (expiresAt !== undefined) {
    // Date would make the first of December of the 31st of November.
    const moment = DateTime.fromISO(expiresAt);
    if (!moment.isValid || /T24/i.test(expiresAt) || !isStorable(moment.toJSDate())) {
      const message = 'Pass a moment that there is, for example 2026-12-01T12:00:00Z.';
      throw refused('expiresAt', 'moment', message);
    }
    return moment.toJSDate();
  }
  const milliseconds = parseLifetime(lifetime ?? '');
  if (milliseconds === undefined || milliseconds === 0) {
    const message = 'Use days, hours and minutes, for example P7D or PT12H.';
    throw refused('lifetime', 'lifetime.format', message);
  }
  return new Date(now.getTime() + milliseconds);
}
