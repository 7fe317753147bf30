import type {
  EnvironmentListItem,
  EnvironmentStatus,
} from '@eks-environments/plugin-environments-common';

const moving: readonly EnvironmentStatus[] = [
  'queued',
  'provisioning',
  'hibernating',
  'waking',
  'deleting',
];

/** Whether something happens to the environment right now, so that it is worth a look every few seconds. */
export function isMoving(
  environment: Pick<EnvironmentListItem, 'status' | 'currentOperationId'>,
): boolean {
  return moving.includes(environment.status) || environment.currentOperationId !== undefined;
}
