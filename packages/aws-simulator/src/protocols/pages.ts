import { AwsError } from './AwsError.ts';
import type { Json } from './json.ts';

/** Cuts one page out of a list; the token is the position of the next page. */
export function page<T>(
  items: readonly T[],
  token: Json,
  size: number,
): { items: T[]; nextToken?: string } {
  const start = token === undefined || token === null || token === '' ? 0 : Number(token);
  if (!Number.isInteger(start) || start < 0) {
    throw new AwsError('InvalidParameterException', 'Invalid NextToken');
  }
  const end = start + size;
  return {
    items: items.slice(start, end),
    nextToken: end < items.length ? String(end) : undefined,
  };
}
