import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { hastyBreakers } from '../../__testUtils__/session';
import { recordServiceMetrics } from './recordServiceMetrics';

it('The metrics have the state of each service and count its changes', async () => {
  const add = jest.fn();
  const addCallback = jest.fn();
  const breakers = hastyBreakers();
  recordServiceMetrics(
    metricsServiceMock.mock({
      createCounter: () => ({ add }),
      createObservableGauge: () => ({ addCallback, removeCallback: jest.fn() }),
    }),
    breakers,
  );
  const observed = async () => {
    const observe = jest.fn();
    await addCallback.mock.calls[0][0]({ observe });
    return observe.mock.calls;
  };
  expect(await observed()).toEqual([]);

  const place = { target: 'development', region: 'eu-west-1', service: 'ec2' } as const;
  const breaker = breakers.of(place);
  const { signal } = new AbortController();
  for (let i = 0; i < 3; i++) {
    const failing = async () => {
      throw Object.assign(new Error('No'), { code: 'ECONNREFUSED' });
    };
    await breaker.call(failing, signal).catch(() => {});
  }
  expect(await observed()).toEqual([
    [0, { ...place, state: 'answering' }],
    [0, { ...place, state: 'slowed' }],
    [1, { ...place, state: 'failing' }],
  ]);
  await breaker.nextTry(signal);
  await breaker.call(async () => 'answer', signal);
  expect(add.mock.calls).toEqual([
    [1, { ...place, state: 'failing' }],
    [1, { ...place, state: 'answering' }],
  ]);
});
