import type { OperationRow } from '../tables';

/** What fences a holder's writes: they count only while nobody has taken the operation over. */
export interface Fence {
  operationId: string;
  leaseToken: OperationRow['lease_token'];
}

/** The rows that the holder may write: its own, or none. */
export function heldBy({ operationId, leaseToken }: Fence) {
  return { id: operationId, lease_token: leaseToken, state: 'running' as const };
}
