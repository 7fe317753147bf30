import type { UpdateEnvironment } from '@eks-environments/plugin-environments-common';
import type { EnvironmentRow } from '../database/tables';
import { lifetimeOf, warningColumn } from '../lifecycle/warnings';
import { requireStaying, type Change, type UpdateContext } from './change';
import { endOf } from './lifetime';

/**
 * Protects an environment from its deletion, or lifts that: its end, which stays what it is, counts again then, and
 * nobody is told of warnings that were due meanwhile.
 */
export function changeProtection(
  environment: EnvironmentRow,
  { deletionProtection: wanted }: UpdateEnvironment,
  { actor, warnBefore, now }: UpdateContext,
): Change | undefined {
  if (wanted === undefined || wanted === (environment.deletion_protection !== 0)) return undefined;
  requireStaying(environment);
  const end = endOf(environment);
  if (wanted) {
    const suspends = end ? '; its end is suspended' : '';
    return {
      set: { deletion_protection: 1 },
      event: { kind: 'protected', actor, message: `Protected from deletion${suspends}` },
    };
  }
  const counts = end && (end > now ? '; its end counts again' : '; its lifetime has ended');
  return {
    set: { deletion_protection: 0, ...warningColumn(lifetimeOf(environment), warnBefore, now) },
    event: {
      kind: 'unprotected',
      actor,
      message: `The protection from deletion was lifted${counts ?? ''}`,
    },
  };
}
