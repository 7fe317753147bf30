import type { PathPart } from '../manifest/path';

/** A value and where it stands. */
export interface Found {
  path: PathPart[];
  value: unknown;
}

/** What a value has at a pattern such as `managedNodeGroups.*.ssh`; `*` stands for one key or index. */
export function findAll(value: unknown, pattern: string): Found[] {
  return pattern.split('.').reduce<Found[]>(
    (found, part) =>
      found.flatMap(item =>
        entries(item.value)
          .filter(([key]) => part === '*' || String(key) === part)
          .map(([key, inner]) => ({ path: [...item.path, key], value: inner })),
      ),
    [{ path: [], value }],
  );
}

/** What stands at exactly this path. */
export function valueAt(value: unknown, path: readonly PathPart[]): unknown {
  return path.reduce<unknown>((at, part) => entries(at).find(([key]) => key === part)?.[1], value);
}

/** A copy without what stands at the patterns. */
export function removeAll(value: unknown, patterns: readonly string[]): unknown {
  const copy = structuredClone(value);
  for (const pattern of patterns) {
    const keys = pattern.split('.');
    const last = keys.at(-1) ?? '';
    const parents =
      keys.length === 1 ? [{ path: [], value: copy }] : findAll(copy, keys.slice(0, -1).join('.'));
    for (const parent of parents) {
      for (const { path } of findAll(parent.value, last)) {
        if (!Array.isArray(parent.value)) {
          delete (parent.value as Record<string, unknown>)[String(path[0])];
        }
      }
    }
  }
  return copy;
}

/** Keys or indices, and what stands at them. */
export function entries(value: unknown): [PathPart, unknown][] {
  if (Array.isArray(value)) {
    return value.map((item, index) => [index, item]);
  }
  return value !== null && typeof value === 'object' ? Object.entries(value) : [];
}
