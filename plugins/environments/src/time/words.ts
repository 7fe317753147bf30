import { DateTime } from 'luxon';
import { parseLifetime } from '@eks-environments/plugin-environments-common';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A length of time in one unit, rounded down; below a minute it says so. */
export function lengthInWords(milliseconds: number): string {
  if (milliseconds < minute) return 'less than a minute';
  if (milliseconds < 2 * hour) return `${Math.floor(milliseconds / minute)} min`;
  if (milliseconds < 2 * day) return `${Math.floor(milliseconds / hour)} h`;
  return `${Math.floor(milliseconds / day)} days`;
}

/** Milliseconds from now until a moment; negative once it has passed. */
export function untilMoment(at: string, now: number): number {
  return DateTime.fromISO(at, { zone: 'utc' }).toMillis() - now;
}

/** For example "3 days left", or "has ended". */
export function timeLeft(at: string, now: number): string {
  const left = untilMoment(at, now);
  return left <= 0 ? 'has ended' : `${lengthInWords(left)} left`;
}

/** For example "in 3 days"; what is due already comes at any moment. */
export function until(at: string, now: number): string {
  const left = untilMoment(at, now);
  return left <= 0 ? 'at any moment' : `in ${lengthInWords(left)}`;
}

/** A lifetime as the API writes it, for example "7 days" for P7D. */
export function lifetimeInWords(lifetime: string): string {
  const length = parseLifetime(lifetime);
  return length === undefined ? lifetime : lengthInWords(length);
}

/** For example "about 12 min left"; an estimate that has passed promises nothing. */
export function estimateInWords(estimatedEnd: string, now: number): string {
  const left = untilMoment(estimatedEnd, now);
  if (left <= 0) return 'taking longer than expected';
  return left < minute ? 'less than a minute left' : `about ${lengthInWords(left)} left`;
}

/** For example "5 min ago"; what a skewed clock puts into the future is "just now". */
export function ago(at: string, now: number): string {
  const past = -untilMoment(at, now);
  return past < minute ? 'just now' : `${lengthInWords(past)} ago`;
}

/** The day of a moment in the reader's zone, for example "1 Mar 2026". */
export function dateInWords(at: string): string {
  return DateTime.fromISO(at, { zone: 'utc' }).toLocal().toFormat('d LLL yyyy');
}

/** A moment in the reader's zone to the minute, for example "Sun 1 Mar 2026, 13:00". */
export function momentInWords(at: string): string {
  return DateTime.fromISO(at, { zone: 'utc' }).toLocal().toFormat('ccc d LLL yyyy, HH:mm');
}

/** The moment in the reader's zone and in UTC. */
export function absolute(at: string): string {
  const moment = DateTime.fromISO(at, { zone: 'utc' });
  const local = moment.toLocal().toLocaleString(DateTime.DATETIME_FULL);
  return `${local} (${moment.toFormat('yyyy-MM-dd HH:mm:ss')} UTC)`;
}
