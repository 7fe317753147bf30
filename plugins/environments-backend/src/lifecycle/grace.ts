import type { EnvironmentProvider } from '@eks-environments/plugin-environments-node';
import { capOf, endOf } from '../environments/lifetime';
import type { EnvironmentRow } from '../database/tables';
import type { LifecycleConfig } from './readLifecycleConfig';

/**
 * Until when an environment is left asleep after its end: never beyond its longest lifetime. Null where it is deleted
 * at its end.
 */
export function graceOf(
  environment: Pick<EnvironmentRow, 'approved_at' | 'expires_at' | 'lifetime'>,
  provider: EnvironmentProvider | undefined,
  { grace, maxLifetime }: Pick<LifecycleConfig, 'grace' | 'maxLifetime'>,
): Date | null {
  const [end, cap] = [endOf(environment), capOf(environment, maxLifetime)];
  if (grace === undefined || !end || !cap || !provider?.hibernation) return null;
  const until = new Date(Math.min(end.getTime() + grace, cap.getTime()));
  return until > end ? until : null;
}
