import { InputError } from '@backstage/errors';

/** A template wants a value that is not there: undefined or null. @public */
export class MissingValueError extends InputError {
  /** Whose value it is, for example `size.max`; `[]` stands for each item of a list. */
  readonly field: string;

  constructor(field: string, wanted: string) {
    super(`${field} must be ${wanted}, and is missing`);
    this.field = field;
  }
}
