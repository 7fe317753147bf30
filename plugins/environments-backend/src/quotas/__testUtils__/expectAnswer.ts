import type { ErrorFacts } from '../../errors';
import type { LedgerModel } from './LedgerModel';

/** It is answered with this error. */
export async function expectError(
  answer: Promise<unknown>,
  error: { code: string } | { message: string },
): Promise<void> {
  await expect(answer).rejects.toMatchObject(error);
}

/** It is done, or not for one of these reasons: a code, or the message of what has none. */
export async function expectDoneUnless(answer: Promise<unknown>, reasons: string[]): Promise<void> {
  const reason = await answer.then(
    () => undefined,
    ({ code, message }) => code ?? message,
  );
  expect([undefined, ...reasons]).toContain(reason);
}

/** It is done just where nothing is broken; else refused for what is, in the right figures. */
export async function expectRoom<T>(
  answer: Promise<T>,
  broken: ReturnType<LedgerModel['broken']>,
): Promise<T | undefined> {
  let done: T | undefined;
  let refused: Partial<ErrorFacts> = {};
  try {
    done = await answer;
  } catch (error) {
    refused = error as Partial<ErrorFacts>;
    if (refused.code !== 'quota') throw error;
  }
  const figures = (refused.quotas ?? []).map(({ scope, resource, limit, inUse, asked }) => ({
    ...{ scope, resource, limit, inUse, asked },
  }));
  expect(figures).toEqual(broken);
  return done;
}
