/** `environments.operations` of the configuration. */
export interface OperationsConfig {
  /** Most operations at once on one replica. */
  workers: number;
  /** How long a worker may go unheard of before another one takes over; at least 2000. */
  leaseDurationMs: number;
  /** How often the queue is looked at when nothing wakes the worker. */
  pollIntervalMs: number;
}
