import type { Json, JsonObject } from './json.ts';

type Node = Map<string, Node | string>;

/**
 * Reads the form body of the query protocols into an object: numbered
 * parameters (`Tags.member.1.Key`, `Filter.1.Value.2`) become lists.
 */
export function parseQuery(body: string): JsonObject {
  const root: Node = new Map();
  for (const [name, value] of new URLSearchParams(body)) {
    const path = name.split('.').filter(part => part !== 'member');
    let node = root;
    path.forEach((part, index) => {
      if (index === path.length - 1) {
        node.set(part, value);
        return;
      }
      const existing = node.get(part);
      const next: Node = existing instanceof Map ? existing : new Map();
      node.set(part, next);
      node = next;
    });
  }
  return collapse(root) as JsonObject;
}

function collapse(node: Node | string): Json {
  if (typeof node === 'string') {
    return node;
  }
  const keys = [...node.keys()];
  if (keys.length > 0 && keys.every(key => /^\d+$/.test(key))) {
    return keys.sort((a, b) => Number(a) - Number(b)).map(key => collapse(node.get(key) ?? ''));
  }
  return Object.fromEntries(keys.map(key => [key, collapse(node.get(key) ?? '')]));
}
