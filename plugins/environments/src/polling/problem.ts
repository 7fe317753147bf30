import type { ResponseError } from '@backstage/errors';
import type { ErrorDetail } from '@eks-environments/plugin-environments-common';

/** What an error says to a person: the server's own words, where it has answered. */
export function messageOf(error: unknown): string {
  if (isResponseError(error)) return error.cause.message;
  // What browsers throw where there is no answer at all says nothing to people.
  if (error instanceof TypeError) return 'The portal’s backend does not answer.';
  return error instanceof Error ? error.message : String(error);
}

/** Whether the server says that there is no such thing; an address that cannot be an id counts as that. */
export function isNotThere(error: unknown): boolean {
  return isResponseError(error) && (error.statusCode === 404 || error.statusCode === 400);
}

/** What the server says of an error to machines, for example `decided`; undefined without an answer of it. */
export function codeOf(error: unknown): string | undefined {
  return factsOf(error).code;
}

/** What is wrong, field by field, where the server says so. */
export function detailsOf(error: unknown): ErrorDetail[] {
  const { details } = factsOf(error);
  return Array.isArray(details) ? details : [];
}

/** Whether the server has judged and will say the same again: it may not be, is not there, or is not so any more. */
export function isRefusal(error: unknown): boolean {
  return isResponseError(error) && [403, 404, 409].includes(error.statusCode);
}

function factsOf(error: unknown): { code?: string; details?: ErrorDetail[] } {
  return isResponseError(error) ? (error.body.error as object) ?? {} : {};
}

// Told apart by name, since a class may be loaded twice.
function isResponseError(error: unknown): error is ResponseError {
  return error instanceof Error && error.name === 'ResponseError';
}
