import type { RequestHandler } from 'express';
import type { ErrorDetail } from '@eks-environments/plugin-environments-common';
import { invalid } from '../errors';

/** NUL, which PostgreSQL cannot store, and halves of surrogate pairs, which no encoding has. */
function isBad(text: string): boolean {
  return text.includes('\u0000') || /\p{Surrogate}/u.test(text);
}

function refusal(path: string): ErrorDetail {
  return {
    path,
    rule: 'encoding',
    message: 'Text must be valid Unicode without the character U+0000.',
  };
}

/** The first text of a JSON value, key or not, that cannot be stored; also what is nested too deeply. */
export function findBadText(value: unknown, depth: number, path = ''): ErrorDetail | undefined {
  if (typeof value === 'string') return isBad(value) ? refusal(path) : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth === 0) return { path, rule: 'depth', message: 'The body is nested too deeply.' };
  for (const [key, field] of Object.entries(value)) {
    if (isBad(key)) return refusal(path);
    const found = findBadText(field, depth - 1, path === '' ? key : `${path}/${key}`);
    if (found) return found;
  }
  return undefined;
}

/** Refuses such text in the path and in the query. */
export const refuseBadText: RequestHandler = (req, _res, next) => {
  const [path, ...query] = req.originalUrl.split('?');
  for (const [where, text] of [
    ['path', path],
    ['query', query.join('?')],
  ]) {
    let decoded: string;
    try {
      decoded = decodeURIComponent(text);
    } catch {
      throw invalid([refusal(where)], 'encoding');
    }
    if (isBad(decoded)) throw invalid([refusal(where)], 'encoding');
  }
  next();
};
