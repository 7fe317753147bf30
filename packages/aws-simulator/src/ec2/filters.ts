import { AwsError } from '../protocols/AwsError.ts';
import { asObject, asTexts, type Json, type JsonObject } from '../protocols/json.ts';
import type { Tags } from '../state/eks.ts';

/** What an item offers to filters: values by the filter's name; tags go by themselves. */
export type Fields = Record<string, string | string[] | undefined>;

function pattern(value: string): RegExp {
  const escaped = value.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\*/g, '.*').replace(/\?/g, '.')}$`, 's');
}

/**
 * Keeps the items that all filters of an EC2 call match.
 * @throws AwsError for a filter that the simulator doesn't know.
 */
export function filtered<T extends { tags: Tags }>(
  items: T[],
  input: JsonObject,
  fields: (item: T) => Fields,
): T[] {
  const filters = (Array.isArray(input.Filter) ? input.Filter : []).map(asObject);
  return items.filter(item =>
    filters.every(filter => matches(item.tags, fields(item), String(filter.Name), filter.Value)),
  );
}

function matches(tags: Tags, fields: Fields, name: string, wanted: Json): boolean {
  const patterns = asTexts(wanted).map(pattern);
  const any = (values: string[]) => values.some(value => patterns.some(p => p.test(value)));
  if (name.startsWith('tag:')) {
    const value = tags[name.slice(4)];
    return value !== undefined && any([value]);
  }
  if (name === 'tag-key') {
    return any(Object.keys(tags));
  }
  if (!(name in fields)) {
    throw new AwsError(
      'InvalidParameterValue',
      `The filter '${name}' is invalid (the AWS simulator doesn't know it)`,
    );
  }
  const value = fields[name];
  if (value === undefined) {
    return false;
  }
  return any(Array.isArray(value) ? value : [value]);
}

export function tagSet(tags: Tags): JsonObject[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

/** Keeps what an explicit list of ids names, all when there's none. @throws AwsError when one is missing. */
export function selected<T>(all: Record<string, T>, ids: Json, code: string, what: string): T[] {
  if (!Array.isArray(ids)) {
    return Object.values(all);
  }
  return asTexts(ids).map(id => {
    const item = all[id];
    if (!item) {
      throw new AwsError(code, `The ${what} '${id}' does not exist`);
    }
    return item;
  });
}
