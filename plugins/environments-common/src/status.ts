import type { EnvironmentStatus, OperationState } from './types';

/** Every status, in the order of an environment's life. @public */
export const environmentStatuses = [
  'awaiting-approval',
  'queued',
  'provisioning',
  'ready',
  'hibernating',
  'hibernated',
  'waking',
  'deleting',
  'failed',
  'delete-failed',
  'deleted',
  'rejected',
  'withdrawn',
  'lapsed',
] as const satisfies readonly EnvironmentStatus[];

/** Statuses that nothing leaves; the name is free again and nothing runs. @public */
export const finalStatuses = [
  'deleted',
  'rejected',
  'withdrawn',
  'lapsed',
] as const satisfies readonly EnvironmentStatus[];

/** @public */
export function isFinalStatus(status: EnvironmentStatus): boolean {
  return (finalStatuses as readonly EnvironmentStatus[]).includes(status);
}

/** @public */
export function isOperationOver(state: OperationState): boolean {
  return state === 'succeeded' || state === 'failed' || state === 'cancelled';
}
