import { CustomErrorBase } from '@backstage/errors';

/** A body that is not looked into: too large, of another type, cut off. */
export class RefusedBody extends CustomErrorBase {
  name = 'InputError' as const;

  constructor(readonly statusCode: 400 | 413 | 415, readonly code: string, message: string) {
    super(message);
  }
}
