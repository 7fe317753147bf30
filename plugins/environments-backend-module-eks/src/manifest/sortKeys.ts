/** The same entries, ordered by key; undefined for none. */
export function sortKeys<T>(map: Record<string, T> | undefined): Record<string, T> | undefined {
  const keys = Object.keys(map ?? {}).sort();
  return map && keys.length > 0 ? Object.fromEntries(keys.map(key => [key, map[key]])) : undefined;
}
