import { CustomErrorBase } from '@backstage/errors';
import type { ErrorDetail } from '@eks-environments/plugin-environments-common';

/** A body that is not looked into: too large, of another type, cut off. */
export class RefusedBody extends CustomErrorBase {
  name = 'InputError' as const;
  /** The empty path stands for the body as a whole. */
  readonly details: ErrorDetail[];

  constructor(readonly statusCode: 400 | 415, readonly code: string, message: string) {
    super(message);
    this.details = [{ path: '', rule: code, message }];
  }
}
