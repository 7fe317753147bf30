import { CustomErrorBase } from '@backstage/errors';
import type { ErrorClass, OperationErrorInfo } from '@eks-environments/plugin-environments-common';

/** An operation gave up, and says why. @public */
export class OperationFailedError extends CustomErrorBase {
  name = 'OperationFailedError' as const;
  readonly info: OperationErrorInfo;

  constructor(
    info: {
      class: ErrorClass;
      /** What went wrong, in a sentence without secrets. */
      message: string;
      /** What a person can do. */
      advice?: string;
      retryable: boolean;
      /** CloudFormation events, last lines; at most 20 are kept. */
      evidence?: string[];
    },
    cause?: unknown,
  ) {
    super(info.message, cause);
    this.info = { ...info, ...(info.evidence && { evidence: info.evidence.slice(0, 20) }) };
  }
}
