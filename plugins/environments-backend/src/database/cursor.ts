import { createHash } from 'node:crypto';
import { z } from 'zod/v4';
import type { PageInfo } from '@eks-environments/plugin-environments-common';
import { invalid } from '../errors';
import { fromMoment, isStorable } from './columns';

const cursorSchema = z.strictObject({
  /** Value of the sort column and id of the row next to the page. */
  value: z.union([z.string().max(100), z.int32()]),
  id: z.string().max(300),
  /**
   * Of that row, where the newest of equal ones come first: when it was made. Cursors of an earlier version, which
   * had equal ones in order by id, do not say it.
   */
  at: z.string().max(100).optional(),
  backwards: z.boolean(),
  /** Digest of filter and order. */
  list: z.string(),
});
export type Cursor = z.infer<typeof cursorSchema>;

export interface PageRequest {
  limit: number;
  cursor?: string;
  /** Whatever decides which rows there are and in which order: a cursor is good for that only. */
  list: unknown;
  /** What the values of the sort column look like. */
  values: 'moment' | 'text' | 'number';
  /** Column of moments, where of rows that are equal by the sort column the newest come first. */
  newestBy?: string;
}

/** The place of a row in a list. */
export type Place = Pick<Cursor, 'value' | 'id' | 'at'>;

function digestOf(list: unknown): string {
  return createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 16);
}

function fits(value: string | number, values: PageRequest['values']): boolean {
  if (values === 'number') return typeof value === 'number';
  if (typeof value !== 'string' || value.includes('\u0000')) return false;
  if (values === 'text') return true;
  const moment = new Date(value);
  return isStorable(moment) && fromMoment(moment) === value;
}

/** The place that a cursor stands for. Throws InputError where it is no cursor of this list. */
export function readCursor({ cursor, list, values, newestBy }: PageRequest): Cursor | undefined {
  if (cursor === undefined) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    parsed = undefined;
  }
  const { success, data } = cursorSchema.safeParse(parsed);
  if (
    !success ||
    data.list !== digestOf(list) ||
    data.id.includes('\u0000') ||
    !fits(data.value, values) ||
    (data.at !== undefined && (newestBy === undefined || !fits(data.at, 'moment')))
  ) {
    throw invalid(
      [
        {
          path: 'cursor',
          rule: 'cursor',
          message: 'Pass a cursor of an earlier answer with the same filters and order.',
        },
      ],
      'cursor',
    );
  }
  return data;
}

/**
 * Makes a page of what was found walking from the cursor: up to one row more than the limit, the nearest
 * to the cursor first.
 */
export function pageOf<T>(
  found: T[],
  page: PageRequest,
  keyOf: (row: T) => Place,
): { rows: T[]; pageInfo: PageInfo } {
  const cursor = readCursor(page);
  const backwards = cursor?.backwards ?? false;
  const further = found.length > page.limit;
  const rows = found.slice(0, page.limit);
  if (backwards) rows.reverse();
  const cursorAt = (row: T | undefined, back: boolean) =>
    row &&
    Buffer.from(
      JSON.stringify({ ...keyOf(row), backwards: back, list: digestOf(page.list) }),
    ).toString('base64url');
  const nextCursor = backwards || further ? cursorAt(rows[rows.length - 1], false) : undefined;
  const prevCursor = (backwards ? further : cursor) ? cursorAt(rows[0], true) : undefined;
  return {
    rows,
    pageInfo: { ...(nextCursor && { nextCursor }), ...(prevCursor && { prevCursor }) },
  };
}
