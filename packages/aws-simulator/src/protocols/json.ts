export type Json = string | number | boolean | null | undefined | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as an object; anything else becomes an empty one. */
export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** A value as a list of texts; anything else becomes an empty one. */
export function asTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(item => String(item)) : [];
}

export function asText(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}

/** A flag as JSON or a query parameter spells it. */
export function asFlag(value: unknown): boolean | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  return value === true || value === 'true';
}
