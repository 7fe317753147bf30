import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  insertEnvironment,
  openTestDatabase,
  supportedDatabases,
} from '../__testUtils__/operations';
import { countPending } from '../database/notifications/countPending';
import { draft } from './__testUtils__/deliveries';
import { Outbox } from './Outbox';
import { recordMessagesMetrics } from './recordMessagesMetrics';

jest.setTimeout(60_000);
const databases = TestDatabases.create({ ids: [...supportedDatabases] });

it.each(supportedDatabases)(
  'Deliveries are counted, and what waits for each channel (%s)',
  async id => {
    const database = await openTestDatabase(databases, id);
    const environment = await insertEnvironment(database);
    const outbox = new Outbox(['in-app', 'gone'], () => undefined);
    await database.transaction(async tx => {
      await outbox.write(tx, draft(environment));
      await outbox.write(tx, draft(environment));
    });
    await database('outbox_deliveries').where({ channel: 'in-app' }).update({ state: 'delivered' });
    const add = jest.fn();
    const addCallback = jest.fn();
    const service = metricsServiceMock.mock({
      createCounter: () => ({ add }),
      createObservableGauge: () => ({ addCallback, removeCallback: jest.fn() }),
    });
    const metrics = recordMessagesMetrics(service, {
      channels: ['in-app'],
      pending: () => countPending(database),
      health: () => [
        { id: 'in-app', state: 'answering' },
        { id: 'gone', state: 'failing' },
      ],
    });
    metrics.attempted('in-app', 'given-up');
    expect(add).toHaveBeenCalledWith(1, { channel: 'in-app', outcome: 'given-up' });
    const observe = jest.fn();
    await addCallback.mock.calls[0][0]({ observe });
    expect(observe.mock.calls).toEqual([
      [0, { channel: 'in-app' }],
      [2, { channel: 'gone' }],
    ]);
    observe.mockClear();
    addCallback.mock.calls[1][0]({ observe });
    expect(observe.mock.calls).toEqual([
      [0, { channel: 'in-app' }],
      [1, { channel: 'gone' }],
    ]);
  },
);
