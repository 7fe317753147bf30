import type { EnvironmentStatus } from '@eks-environments/plugin-environments-common';
import type { EnvironmentProvider } from '@eks-environments/plugin-environments-node';
import { toMoment } from '../database/columns';
import { capOf, endOf } from '../environments/lifetime';
import type { EnvironmentRow } from '../database/tables';
import type { LifecycleConfig } from './readLifecycleConfig';

/** What can be asleep at its end, or is about to be able to. */
const mayRest: readonly EnvironmentStatus[] = [
  'awaiting-approval',
  'queued',
  'provisioning',
  'ready',
  'hibernating',
  'hibernated',
  'waking',
];

/** How long it sleeps after its end, in milliseconds; undefined where it is deleted at its end. */
export function graceFor(
  { status }: Pick<EnvironmentRow, 'status'>,
  provider: EnvironmentProvider | undefined,
  { grace }: Pick<LifecycleConfig, 'grace'>,
): number | undefined {
  return provider?.hibernation && mayRest.includes(status) ? grace : undefined;
}

/**
 * Until when an environment is left asleep after its end: never beyond its longest lifetime. Null where it is deleted
 * at its end.
 */
export function graceOf(
  environment: Pick<EnvironmentRow, 'status' | 'approved_at' | 'expires_at' | 'lifetime'>,
  provider: EnvironmentProvider | undefined,
  lifecycle: Pick<LifecycleConfig, 'grace' | 'maxLifetime'>,
): Date | null {
  const [end, cap] = [endOf(environment), capOf(environment, lifecycle.maxLifetime)];
  const grace = graceFor(environment, provider, lifecycle);
  if (grace === undefined || !end || !cap) return null;
  const until = new Date(Math.min(end.getTime() + grace, cap.getTime()));
  return until > end ? until : null;
}

/** When it is deleted unless somebody extends or protects it; null where it has no end. */
export function lastMomentOf(
  environment: Parameters<typeof graceOf>[0] & Pick<EnvironmentRow, 'grace_ends_at'>,
  provider: EnvironmentProvider | undefined,
  lifecycle: Pick<LifecycleConfig, 'grace' | 'maxLifetime'>,
): Date | null {
  const { grace_ends_at: graceEnd } = environment;
  if (graceEnd !== null) return toMoment(graceEnd);
  return graceOf(environment, provider, lifecycle) ?? endOf(environment);
}
