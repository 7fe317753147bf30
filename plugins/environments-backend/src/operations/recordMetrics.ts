import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { OperationsMetrics } from './OperationsMetrics';

/** Tells Backstage's metrics what the workers do and how much waits for them. */
export function recordMetrics(
  metrics: MetricsService,
  queueLength: () => Promise<number>,
): OperationsMetrics {
  const claims = metrics.createCounter('environments.operations.claims', {
    description:
      'Operations taken up by a worker of this replica; resumed: it was begun by another',
  });
  const duration = metrics.createHistogram('environments.operations.duration', {
    description: 'How long workers of this replica were at an operation, by how that ended',
    unit: 's',
  });
  metrics
    .createObservableGauge('environments.operations.queue.length', {
      description: 'Operations that wait for a worker, over all replicas',
    })
    .addCallback(async result => result.observe(await queueLength()));
  return {
    claimed: (kind, attempt) => claims.add(1, { kind, resumed: attempt > 1 }),
    ended: (kind, end, milliseconds) => duration.record(milliseconds / 1000, { kind, end }),
  };
}
