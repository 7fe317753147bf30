/** Maps of the SDK whose keys are data. */
const maps = new Set(['tags', 'labels', 'nodeSelector']);

/** An answer of the JavaScript SDK with the field names of the Go SDK. */
export function goShape(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(goShape);
  }
  if (value instanceof Date) {
    return value.toISOString();
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => key !== '$metadata')
        .map(([key, item]) => [
          key.charAt(0).toUpperCase() + key.slice(1),
          maps.has(key) ? item : goShape(item),
        ]),
    );
  }
  return value ?? null;
}

/** JSON as eksctl's printer writes it: four spaces, no line break at the end. */
export function printJson(value: unknown): string {
  return JSON.stringify(value, undefined, 4);
}
