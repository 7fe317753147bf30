import { ConflictError, InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import type { ErrorDetail, QuotaEffect } from '@eks-environments/plugin-environments-common';

/** What an error tells machines besides its sentence. */
export interface ErrorFacts {
  code: string;
  details?: ErrorDetail[];
  /** The limits that stand in the way. */
  quotas?: QuotaEffect[];
}

/** Everything that is wrong with what was asked for, at once. */
export function invalid(details: ErrorDetail[], code = 'validation'): InputError & ErrorFacts {
  const message = details.map(detail => `${detail.path}: ${detail.message}`).join(' ');
  return Object.assign(new InputError(message), { code, details });
}

export function conflict(
  code: string,
  message: string,
  details?: ErrorDetail[],
): ConflictError & ErrorFacts {
  return Object.assign(new ConflictError(message), { code, ...(details && { details }) });
}

/** What was asked for breaks these limits. */
export function noRoom(exceeded: QuotaEffect[]): ConflictError & ErrorFacts {
  const details = exceeded.map(({ scope, resource, message = 'There is no room.' }) => ({
    path: `quotas/${scope}/${resource}`,
    rule: 'quota.exceeded',
    message,
  }));
  const message = details.map(detail => detail.message).join(' ');
  return Object.assign(conflict('quota', message, details), { quotas: exceeded });
}

export function forbidden(code: string, message: string): NotAllowedError & ErrorFacts {
  return Object.assign(new NotAllowedError(message), { code });
}

/** The same whether it does not exist or may not be read. */
export function notFound(
  what: 'environment' | 'request' | 'operation' | 'quota' | 'message',
): NotFoundError & ErrorFacts {
  return Object.assign(new NotFoundError(`There is no such ${what}`), { code: 'not-found' });
}
