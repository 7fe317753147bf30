import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { ServiceHealth } from '@eks-environments/plugin-environments-common';
import type { MessagesMetrics } from './MessagesMetrics';

/** Tells Backstage's metrics what this replica delivers and how much waits. */
export function recordMessagesMetrics(
  metrics: MetricsService,
  context: {
    channels: string[];
    /** By channel; one that is left out has none. */
    pending(): Promise<ReadonlyMap<string, number>>;
    /** How each channel answers. */
    health(): Array<Pick<ServiceHealth, 'id' | 'state'>>;
  },
): MessagesMetrics {
  const deliveries = metrics.createCounter('environments.messages.deliveries', {
    description: 'Attempts of this replica to deliver a message, by how they ended',
  });
  metrics
    .createObservableGauge('environments.messages.pending', {
      description: 'Messages that wait to be delivered, over all replicas',
    })
    .addCallback(async result => {
      const none = context.channels.map(channel => [channel, 0] as const);
      for (const [channel, count] of new Map([...none, ...(await context.pending())])) {
        result.observe(count, { channel });
      }
    });
  metrics
    .createObservableGauge('environments.messages.failing', {
      description: '1 while this replica leaves the channel alone since it keeps failing',
    })
    .addCallback(result => {
      for (const { id, state } of context.health()) {
        result.observe(state === 'failing' ? 1 : 0, { channel: id });
      }
    });
  return { attempted: (channel, outcome) => deliveries.add(1, { channel, outcome }) };
}
