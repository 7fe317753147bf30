import { DateTime } from 'luxon';
import type { EnvironmentEvent } from '@eks-environments/plugin-environments-common';

/** What happened on one day of the reader's. */
export interface EventDay {
  /** For example "2026-03-01". */
  date: string;
  events: EnvironmentEvent[];
}

/** Events by day, in the order in which they come. */
export function byDay(events: EnvironmentEvent[]): EventDay[] {
  const days: EventDay[] = [];
  for (const event of events) {
    const date = DateTime.fromISO(event.at).toLocal().toFormat('yyyy-MM-dd');
    const last = days.at(-1);
    if (last?.date === date) last.events.push(event);
    else days.push({ date, events: [event] });
  }
  return days;
}

/** "Today", "Yesterday", or for example "Sun 1 Mar 2026". */
export function dayInWords(date: string, now: number): string {
  const today = DateTime.fromMillis(now);
  if (date === today.toFormat('yyyy-MM-dd')) return 'Today';
  if (date === today.minus({ days: 1 }).toFormat('yyyy-MM-dd')) return 'Yesterday';
  return DateTime.fromISO(date).toFormat('ccc d LLL yyyy');
}
