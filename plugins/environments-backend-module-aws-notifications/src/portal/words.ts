import { parseEntityRef } from '@backstage/catalog-model';

/** A user or group as people call it: "team-a", or "ops/team-a" outside of the default namespace. */
export function nameOf(entityRef: string): string {
  const { namespace, name } = parseEntityRef(entityRef);
  return namespace === 'default' ? name : `${namespace}/${name}`;
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
