import { isFinalStatus } from '@eks-environments/plugin-environments-common';
import type { EnvironmentRow } from '../database/tables';

/** Whether it is over, or on its way there: what is asked of its future is of no use any more. */
export function isGoing({
  status,
  delete_requested_at: asked,
}: Pick<EnvironmentRow, 'status' | 'delete_requested_at'>): boolean {
  return (
    isFinalStatus(status) || status === 'deleting' || status === 'delete-failed' || asked !== null
  );
}
