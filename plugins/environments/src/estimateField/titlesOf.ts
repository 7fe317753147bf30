import { keyInWords } from '../estimate/pathWords';

/** What a page of a form calls its fields; those of other pages by their names. */
export function titlesOf(page: { properties?: object } | undefined): (field: string) => string {
  const properties = (page?.properties ?? {}) as Record<string, { title?: string } | undefined>;
  return field => properties[field]?.title ?? keyInWords(field);
}
