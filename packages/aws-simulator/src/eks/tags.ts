import { asObject } from '../protocols/json.ts';
import type { Tags } from '../state/eks.ts';

export function asTags(value: unknown): Tags {
  return Object.fromEntries(
    Object.entries(asObject(value)).map(([key, text]) => [key, String(text)]),
  );
}
