import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { recordMetrics } from './recordMetrics';

describe('recordMetrics', () => {
  it('counts claims, times ends and observes the queue', async () => {
    const add = jest.fn();
    const record = jest.fn();
    const addCallback = jest.fn();
    const service = metricsServiceMock.mock({
      createCounter: () => ({ add }),
      createHistogram: () => ({ record }),
      createObservableGauge: () => ({ addCallback, removeCallback: jest.fn() }),
    });
    const metrics = recordMetrics(service, async () => 7);
    metrics.claimed('create', 2);
    metrics.ended('delete', 'succeeded', 1500);
    expect(add).toHaveBeenCalledWith(1, { kind: 'create', resumed: true });
    expect(record).toHaveBeenCalledWith(1.5, { kind: 'delete', end: 'succeeded' });
    const observe = jest.fn();
    await addCallback.mock.calls[0][0]({ observe });
    expect(observe).toHaveBeenCalledWith(7);
  });
});
