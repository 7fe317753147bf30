import type { LoggerService } from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { Knex } from 'knex';
import type { Clock } from '@eks-environments/plugin-environments-node';
import { countPending } from '../database/notifications/countPending';
import type { Channels } from './Channels';
import { Outbox } from './Outbox';
import { OutboxDelivery } from './OutboxDelivery';
import { recordMessagesMetrics } from './recordMessagesMetrics';

/** The outbox, and what delivers from it and is woken by each commit of a message. */
export function createMessages(options: {
  database: Knex;
  channels: Channels;
  clock: Clock;
  logger: LoggerService;
  metrics: MetricsService;
}): { outbox: Outbox; delivery: OutboxDelivery } {
  const { database, channels, clock, logger } = options;
  const delivery: OutboxDelivery = OutboxDelivery.create({
    database,
    channels: channels.all(),
    clock,
    logger,
    metrics: recordMessagesMetrics(options.metrics, {
      channels: channels.ids(),
      pending: () => countPending(database),
      health: () => delivery.health(),
    }),
  });
  return { outbox: new Outbox(channels.ids(), () => delivery.wake()), delivery };
}
