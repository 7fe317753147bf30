/**
 * `carried-on` reached some and goes on with the rest, `failed` is tried again, `overtaken` by another replica
 * that took it for lost.
 */
export type AttemptOutcome = 'delivered' | 'carried-on' | 'failed' | 'given-up' | 'overtaken';

/** What deliveries count. */
export interface MessagesMetrics {
  attempted(channel: string, outcome: AttemptOutcome): void;
}
