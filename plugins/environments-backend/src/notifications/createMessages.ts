import type { LoggerService } from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { Knex } from 'knex';
import type { Clock } from '@eks-environments/plugin-environments-node';
import { countPending } from '../database/notifications/countPending';
import type { Channels } from './Channels';
import { Outbox } from './Outbox';
import { OutboxDelivery } from './OutboxDelivery';
import { recordMessagesMetrics } from './recordMessagesMetrics';
import { UnreachablePeople } from './UnreachablePeople';

/** The outbox, and what delivers from it and is woken by each commit of a message. */
export function createMessages(options: {
  database: Knex;
  channels: Channels;
  clock: Clock;
  logger: LoggerService;
  metrics: MetricsService;
  /** Entity refs of those who are told whom channels cannot reach. */
  admins: string[];
}): { outbox: Outbox; delivery: OutboxDelivery } {
  const { database, channels, clock, logger, admins } = options;
  const outbox = new Outbox(channels.ids(), wake);
  const delivery: OutboxDelivery = OutboxDelivery.create({
    database,
    channels: channels.all(),
    clock,
    logger,
    unreachable: new UnreachablePeople({ database, outbox, admins, clock }),
    metrics: recordMessagesMetrics(options.metrics, {
      channels: channels.ids(),
      pending: () => countPending(database),
      health: () => delivery.health(),
    }),
  });
  function wake() {
    delivery.wake();
  }
  return { outbox, delivery };
}
