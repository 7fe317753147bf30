import type { OperationErrorInfo } from '@eks-environments/plugin-environments-common';
import { OperationFailedError } from '@eks-environments/plugin-environments-node';
import { storableText } from './logText';
import { redact } from './redact';

/** What is stored of a failure, and shown: without secrets, and without what only an engineer reads. */
export function describeFailure(error: unknown): OperationErrorInfo {
  if (!(error instanceof OperationFailedError)) {
    return {
      class: 'unknown',
      message: 'The operation ended with an unexpected error',
      advice:
        "Retry it. If it happens again, ask the platform team: the reason is in the backend's log",
      retryable: true,
    };
  }
  const { class: errorClass, message, advice, retryable, evidence } = error.info;
  return {
    class: errorClass,
    message: shown(message),
    ...(advice !== undefined && { advice: shown(advice) }),
    retryable,
    ...(evidence && { evidence: evidence.map(shown) }),
  };
}

/** The error as the backend's log may have it: its name, message and stack, and nothing else. */
export function withoutSecrets(error: unknown): Error {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return Object.assign(new Error(redact(message)), { name, stack: stack && redact(stack) });
}

function shown(text: string): string {
  return storableText(redact(text), 2048);
}
