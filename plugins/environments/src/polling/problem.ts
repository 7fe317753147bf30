import type { ResponseError } from '@backstage/errors';

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

// Told apart by name, since a class may be loaded twice.
function isResponseError(error: unknown): error is ResponseError {
  return error instanceof Error && error.name === 'ResponseError';
}
