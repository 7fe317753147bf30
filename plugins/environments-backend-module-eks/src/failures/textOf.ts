import { isError } from '@backstage/errors';
/** An error in one line: AWS's name for it and its message. */
export function textOf(error: unknown): string {
  if (!isError(error)) {
    return String(error);
  }
  const message = error.message.replace(/\s+/g, ' ').trim();
  return error.name === 'Error' || message.startsWith(error.name)
    ? message
    : `${error.name}: ${message}`;
}
