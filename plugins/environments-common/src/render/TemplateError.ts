import { InputError } from '@backstage/errors';

/** The template itself is wrong, whatever the values are. @public */
export class TemplateError extends InputError {
  constructor(reason: string, line?: number) {
    super(
      line === undefined
        ? `The manifest's template is wrong: ${reason}`
        : `The manifest's template is wrong in line ${line}: ${reason}`,
    );
  }
}
