import type { Knex } from 'knex';
import { DefaultSchedulerService } from '@backstage/backend-defaults/scheduler';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { until } from '../__testUtils__/operations';
import { scheduleChore } from './scheduleChore';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const id = 'environments-sweep';

describe('A chore', () => {
  let knex: Knex;
  let shutdowns: Array<() => void | Promise<void>>;
  // Backstage clears no runs of the dead where it takes itself to be tested.
  const { NODE_ENV: before } = process.env;
  beforeEach(() => {
    shutdowns = [];
    Object.assign(process.env, { NODE_ENV: 'production' });
  });
  afterEach(async () => {
    Object.assign(process.env, { NODE_ENV: before });
    for (const shutdown of shutdowns) await shutdown();
  });

  /** Schedules it as one more replica does. */
  const replica = async (run: () => Promise<void>, interval = 30_000) => {
    const logger = mockServices.logger.mock();
    const rootLifecycle = mockServices.rootLifecycle.mock({
      addShutdownHook: hook => void shutdowns.push(hook),
    });
    const scheduler = DefaultSchedulerService.create({
      ...{ logger, rootLifecycle, httpRouter: mockServices.httpRouter.mock() },
      ...{ metrics: metricsServiceMock.mock(), pluginMetadata: { getId: () => 'environments' } },
      database: mockServices.database({ knex }),
    });
    await scheduleChore(scheduler, logger, { id, interval, run });
  };
  const task = () => knex('backstage_backend_tasks__tasks').where({ id }).first();
  const moment = (at: Date | string) =>
    (at instanceof Date ? at : new Date(`${at.replace(' ', 'T')}Z`)).getTime();

  it.each([
    ['SQLITE_3', 30_000, 30_000],
    ['POSTGRES_18', 30_000, 30_000],
    ['POSTGRES_18', 3_600_000, 300_000],
  ] as const)(
    'that a replica dies within is another one’s soon (%s, each %d ms: after %d ms)',
    async (...given) => {
      const [database, interval, timeout] = given;
      knex = await databases.init(database);
      let begun = 0;
      await replica(async () => {
        begun += 1;
        await new Promise(() => {});
      }, interval);
      await until(() => begun === 1);
      const run = await task();
      const taken = moment(run.current_run_expires_at) - moment(run.current_run_started_at);
      expect(taken).toBe(timeout);

      // So much later.
      const over = new Date(Date.now() - 2_000).toISOString();
      await knex('backstage_backend_tasks__tasks').update({
        current_run_expires_at:
          database === 'SQLITE_3' ? over.slice(0, 19).replace('T', ' ') : over,
      });
      let taken2 = 0;
      await replica(async () => void (taken2 += 1), interval);
      await until(() => taken2 > 0);
    },
  );
});
