import { parseEntityRef } from '@backstage/catalog-model';
import { counted, inWords } from '../requests/approvalReasons';

/** Characters of the title of a message. */
export const longestTitle = 100;

/** A user or group as people call it: "dana", or "ops/dana" outside of the default namespace. */
export function nameOf(entityRef: string): string {
  const { namespace, name } = parseEntityRef(entityRef);
  return namespace === 'default' ? name : `${namespace}/${name}`;
}

/** For example "up to 225.10 USD a month", of micro-USD; null is unknown. */
export function costInWords(microUsd: number | null): string {
  if (microUsd === null) return 'cost not known';
  const usd = Math.floor(microUsd / 10_000 + 0.5) / 100;
  const shown = usd.toLocaleString('en-US', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return `up to ${shown} USD a month`;
}

const moments = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** For example "Sun, 6 Jan 2030, 10:00 UTC". */
export function momentInWords(moment: Date): string {
  return `${moments.format(moment)} UTC`;
}

/** At most so many characters, the last of which then says that there were more. */
export function clip(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

const minute = 60_000;
const hour = 60 * minute;

/** About how long, for example "3 days", "5 hours" or "1 hour". */
export function roughly(milliseconds: number): string {
  const hours = Math.round(milliseconds / hour);
  if (hours <= 1) return inWords(Math.round(milliseconds / minute) * minute);
  return hours === 24 || hours >= 48
    ? counted(Math.round(hours / 24), 'day')
    : counted(hours, 'hour');
}
