import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { invalid } from '../errors';
import { RefusedBody } from './RefusedBody';
import { findBadText } from './badText';

/** Most bytes of a body. */
const bodyLimit = 256 * 1024;
const mostDepth = 32;

/** Reads JSON in UTF-8 and nothing else: what is not exactly that is refused, never repaired. */
export function readBody(): Array<RequestHandler | ErrorRequestHandler> {
  const raw = express.raw({ type: () => true, limit: bodyLimit, inflate: false });
  const refused: ErrorRequestHandler = (error, _req, _res, next) => {
    next(refusalOf(error));
  };
  const parse: RequestHandler = (req, _res, next) => {
    if (!Buffer.isBuffer(req.body) || req.body.length === 0) {
      req.body = undefined;
      next();
      return;
    }
    if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(req.get('content-type') ?? '')) {
      throw new RefusedBody(415, 'media-type', 'Send application/json in UTF-8');
    }
    req.body = parseJson(decode(req.body));
    next();
  };
  return [raw, refused, parse];
}

function refusalOf(error: unknown): unknown {
  switch ((error as { type?: unknown } | undefined)?.type) {
    case 'entity.too.large':
      return new RefusedBody(400, 'too-large', `A body has at most ${bodyLimit} bytes`);
    case 'encoding.unsupported':
      return new RefusedBody(415, 'media-type', 'Send the body without content encoding');
    case 'request.aborted':
    case 'request.size.invalid':
      return new RefusedBody(400, 'body', 'The body was not received as a whole');
    default:
      return error;
  }
}

function decode(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw invalid([{ path: '', rule: 'encoding', message: 'The body is not UTF-8.' }], 'encoding');
  }
}

function parseJson(text: string): unknown {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw invalid([{ path: '', rule: 'json', message: 'The body is not JSON.' }], 'json');
  }
  const bad = findBadText(body, mostDepth);
  if (bad) throw invalid([bad], bad.rule);
  return body;
}
