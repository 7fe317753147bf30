import type { ErrorRequestHandler } from 'express';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ErrorDetail, QuotaEffect } from '@eks-environments/plugin-environments-common';
import { error as validator } from 'express-openapi-validator';
import type { ErrorFacts } from '../errors';

interface Shown {
  status: number;
  name: string;
  message: string;
  code: string;
  details?: ErrorDetail[];
  quotas?: QuotaEffect[];
}

/** By the names of `@backstage/errors`: status, and the code where the error has none of its own. */
const known: Record<string, [status: number, code: string]> = {
  InputError: [400, 'input'],
  AuthenticationError: [401, 'authentication'],
  NotAllowedError: [403, 'not-allowed'],
  NotFoundError: [404, 'not-found'],
  ConflictError: [409, 'conflict'],
  ServiceUnavailableError: [503, 'unavailable'],
};

/** Answers what we know in Backstage's format; of anything else only the log tells more. */
export function answerErrors(logger: LoggerService): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const shown = fromValidator(error) ?? fromDomain(error);
    if (!shown) {
      logger.error(`${req.method} ${req.path} failed`, error);
      next(new Error('Something went wrong; the log of the backend tells more'));
      return;
    }
    const { status, ...body } = shown;
    if (status === 503) logger.warn(`${req.method} ${req.path} is not available`, error);
    res.status(status).json({
      error: body,
      request: { method: req.method, url: req.originalUrl },
      response: { statusCode: status },
    });
  };
}

/** What callers are told of an error that we know. */
export function fromDomain(error: unknown): Shown | undefined {
  if (!(error instanceof Error) || !(error.name in known)) return undefined;
  const { code, details, quotas, statusCode } = error as Error &
    Partial<ErrorFacts> & { statusCode?: number };
  const [status, defaultCode] = known[error.name];
  return {
    status: statusCode ?? status,
    name: error.name,
    message: withoutCause(error),
    code: code ?? defaultCode,
    ...(details && { details }),
    ...(quotas && { quotas }),
  };
}

/** Errors of `@backstage/errors` put their cause behind their message: that is for the log. */
function withoutCause({ message, cause }: Error): string {
  return cause === undefined ? message : message.split('; caused by ', 1)[0];
}

const refusals: Array<[type: new (...args: never[]) => Error, shown: Omit<Shown, 'message'>]> = [
  [validator.NotFound, { status: 404, name: 'NotFoundError', code: 'not-found' }],
  [validator.MethodNotAllowed, { status: 405, name: 'InputError', code: 'method' }],
  [validator.UnsupportedMediaType, { status: 415, name: 'InputError', code: 'media-type' }],
  [validator.BadRequest, { status: 400, name: 'InputError', code: 'validation' }],
];

function fromValidator(error: unknown): Shown | undefined {
  const shown = refusals.find(([type]) => error instanceof type)?.[1];
  if (!shown) return undefined;
  const { message, errors } = error as {
    message: string;
    errors?: Array<{ path: string; message: string; errorCode?: string }>;
  };
  if (shown.status !== 400) return { ...shown, message };
  const details = (errors ?? []).map(one => ({
    path: one.path.replace(/^\/(?:body|query|params|headers)\/?/, ''),
    rule: one.errorCode?.replace(/\.openapi\.validation$/, '') ?? 'document',
    message: inWords(one.message),
  }));
  return {
    ...shown,
    message: details.map(({ path, message: reason }) => `${path} ${reason}`.trim()).join('; '),
    details,
  };
}

/** What the validator says in the language of its schemas. */
function inWords(message: string): string {
  return message === 'must NOT have additional properties' ? 'is not a known field' : message;
}
