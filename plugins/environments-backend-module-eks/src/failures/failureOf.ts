import { OperationFailedError } from '@eks-environments/plugin-environments-node';
import { classify } from './classify';
import { textOf } from './textOf';

/** What made an operation give up, as people should read it. */
export function failureOf(error: unknown): OperationFailedError {
  if (error instanceof OperationFailedError) {
    return error;
  }
  const text = textOf(error);
  return new OperationFailedError({ ...classify(text), message: text }, error);
}
