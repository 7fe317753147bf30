import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ResponseError,
} from '@backstage/errors';
import type { Environment, ErrorDetail } from '@eks-environments/plugin-environments-common';
import type { EndOfWatch } from './watchEnvironment';

/** Where people see the environment. */
export function environmentUrl(environment: { id: string }): string {
  return `/environments/${environment.id}`;
}

/** What to tell when watching ended early; the environment goes on in each case. */
export function endMessage(ended: EndOfWatch, environment: Environment): string {
  const reasons: Record<EndOfWatch, string> = {
    time: 'This page has watched for 30 minutes and stops now.',
    token: 'Your sign-in has run out for this page, so it stops watching.',
    outage: 'The environments backend does not answer, so this page stops watching.',
    stopped: 'This page stops watching.',
  };
  return `${reasons[ended]} ${environment.name} is ${
    environment.status
  } and goes on without it: see ${environmentUrl(environment)}`;
}

/** The error for a task whose environment came to a bad end. */
export function failure(what: string, environment: Environment): Error {
  const { lastError } = environment;
  const lines = lastError
    ? [
        `${what}: ${lastError.message}`,
        ...(lastError.advice ? [lastError.advice] : []),
        ...(lastError.evidence ?? []).map(line => `- ${line}`),
      ]
    : [`${what}: it is ${environment.status}`];
  return new Error([...lines, `See ${environmentUrl(environment)}`].join('\n'));
}

/** A refusal by the API as an error that gives each reason its own line; other errors as they are. */
export function explained(what: string, error: unknown): unknown {
  if (!(error instanceof ResponseError)) return error;
  const { message, details } = error.body.error as { message: string; details?: ErrorDetail[] };
  const text = [
    `${what}: ${message}`,
    ...(details ?? []).map(detail => `- ${detail.path}: ${detail.message}`),
  ].join('\n');
  switch (error.statusCode) {
    case 400:
      return new InputError(text);
    case 403:
      return new NotAllowedError(text);
    case 404:
      return new NotFoundError(text);
    case 409:
      return new ConflictError(text);
    default:
      return error;
  }
}
