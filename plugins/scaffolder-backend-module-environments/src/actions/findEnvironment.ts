import { InputError, NotFoundError } from '@backstage/errors';
import type { EnvironmentsApi } from '@eks-environments/plugin-environments-common';

/** Which environment a step is about: exactly one of the two. */
export interface Wanted {
  environmentId?: string;
  name?: string;
}

/** Throws InputError unless one of the two is given. */
export function requireOne({ environmentId, name }: Wanted): void {
  if ((environmentId === undefined) === (name === undefined)) {
    throw new InputError('Give either environmentId or name');
  }
}

/** The id of the one that is wanted; by name, of the one of that name that is not gone. */
export async function idOf(
  { environmentId, name = '' }: Wanted,
  api: EnvironmentsApi,
  signal: AbortSignal,
): Promise<string> {
  if (environmentId !== undefined) return environmentId;
  let cursor: string | undefined;
  do {
    const page = await api.listEnvironments({ text: name, limit: 100, cursor }, { signal });
    const found = page.items.find(item => item.name === name);
    if (found) return found.id;
    cursor = page.pageInfo.nextCursor;
  } while (cursor);
  throw new NotFoundError(`There is no environment ${name} that you may see`);
}
