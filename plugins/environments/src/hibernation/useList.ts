import { useState } from 'react';

/** A list that is edited; items keep their keys, so that fields stay with theirs. */
export function useList<T>(initial: () => T[]): {
  items: { key: number; value: T }[];
  add: (value: T) => void;
  set: (key: number, value: T) => void;
  remove: (key: number) => void;
} {
  const [{ items }, setList] = useState(() => {
    const values = initial();
    return { items: values.map((value, key) => ({ key, value })), next: values.length };
  });
  return {
    items,
    add: value =>
      setList(last => ({
        items: [...last.items, { key: last.next, value }],
        next: last.next + 1,
      })),
    set: (key, value) =>
      setList(last => ({
        ...last,
        items: last.items.map(item => (item.key === key ? { key, value } : item)),
      })),
    remove: key =>
      setList(last => ({ ...last, items: last.items.filter(item => item.key !== key) })),
  };
}
