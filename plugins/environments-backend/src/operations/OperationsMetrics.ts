import type { OperationKind } from '@eks-environments/plugin-environments-common';

/** How a worker's time with an operation ended. `released` and `lost` leave it to the next worker. */
export type OperationEnd = 'succeeded' | 'failed' | 'cancelled' | 'released' | 'lost';

/** What the workers count. */
export interface OperationsMetrics {
  claimed(kind: OperationKind, attempt: number): void;
  /** `duration` is this worker's own, in milliseconds. */
  ended(kind: OperationKind, end: OperationEnd, duration: number): void;
}
