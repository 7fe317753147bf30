import { mockServices } from '@backstage/backend-test-utils';
import type { EnvironmentProvider } from '@eks-environments/plugin-environments-node';
import { until } from '../../__testUtils__/operations';
import { EnvironmentCourse } from '../../environments/EnvironmentCourse';
import { unheard } from '../../notifications/__testUtils__/deliveries';
import { Outbox } from '../../notifications/Outbox';
import { OutboxDelivery } from '../../notifications/OutboxDelivery';
import { OperationWorker } from '../../operations/OperationWorker';
import { Ledger } from '../../quotas/Ledger';
import type { Ground } from './RequestsWorld';

const second = 1000;

/**
 * Carries out operations and delivers messages until something is so, as a backend does from its start until it is
 * stopped; gives the events of which it told somebody.
 */
export async function workUntil(
  { knex: database, clock }: Pick<Ground, 'knex' | 'clock'>,
  provider: EnvironmentProvider,
  condition: () => Promise<boolean>,
): Promise<string[]> {
  const told: string[] = [];
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const delivery = OutboxDelivery.create({
    ...{ database, clock, logger },
    unreachable: unheard,
    channels: [{ id: 'fake', title: 'Fake', deliver: async ({ event }) => void told.push(event) }],
  });
  const outbox = new Outbox(['fake'], () => delivery.wake());
  const worker = OperationWorker.create({
    ...{ database, clock, logger },
    providers: new Map([[provider.id, provider]]),
    course: new EnvironmentCourse({
      outbox,
      ledger: new Ledger({ defaults: {}, scopes: new Map() }),
    }),
    config: { workers: 1, leaseDurationMs: 60 * second, pollIntervalMs: second },
  });
  worker.start();
  delivery.start();
  await until(condition, () => clock.advance(second));
  let stopped = false;
  const stops = Promise.all([worker.stop(), delivery.stop()]).then(() => (stopped = true));
  await until(
    () => stopped,
    () => clock.advance(second),
  );
  await stops;
  return told;
}
