import type { MetricsService } from '@backstage/backend-plugin-api/alpha';

/** `rejected`: SES takes no mail for this address, and took others of the message. */
export type MailOutcome = 'sent' | 'rejected' | 'failed';

/** What sending counts. */
export interface MailMetrics {
  attempted(outcome: MailOutcome): void;
}

/** Tells Backstage's metrics what this replica sends, and how many people it cannot write to. */
export function recordMailMetrics(
  metrics: MetricsService,
  missing: { readonly count: number },
): MailMetrics {
  const mails = metrics.createCounter('environments.mails', {
    description: 'Mails that this replica gave to Amazon SES, by how that ended',
  });
  metrics
    .createObservableGauge('environments.mails.missing_addresses', {
      description: 'People who were to be written to by this replica and have no mail address',
    })
    .addCallback(result => result.observe(missing.count));
  return { attempted: outcome => mails.add(1, { outcome }) };
}
