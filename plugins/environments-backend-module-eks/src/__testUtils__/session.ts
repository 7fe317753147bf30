import { mockServices } from '@backstage/backend-test-utils';
import { systemClock, type Clock } from '@eks-environments/plugin-environments-node';
import { AwsSession, type AwsSessionOptions } from '../aws/AwsSession';
import { ServiceBreakers } from '../aws/breakers/ServiceBreakers';

/** Pauses take a fiftieth of their time. */
export const hurriedClock: Clock = {
  ...systemClock,
  sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / 50, signal),
};

/** Breakers that try again in no time. */
export function hastyBreakers(clock: Clock = systemClock): ServiceBreakers {
  return new ServiceBreakers({
    clock,
    logger: mockServices.logger.mock(),
    retryAfter: 200,
  });
}

/** A session on the account of the simulator at AWS_ENDPOINT_URL. */
export function openSession(options: Partial<AwsSessionOptions> = {}): AwsSession {
  const clock = options.clock ?? hurriedClock;
  return new AwsSession({
    account: {
      alias: 'development',
      title: 'Development',
      accountId: '111122223333',
      regions: ['eu-west-1', 'eu-central-1'],
      availabilityZones: {},
    },
    region: 'eu-west-1',
    credentials: { accessKeyId: 'ASIASIM111122223333', secretAccessKey: 'x' },
    breakers: hastyBreakers(clock),
    signal: new AbortController().signal,
    clock,
    patience: 24 * 60 * 60_000,
    ...options,
  });
}

/** Waits, generously, until something holds. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await condition())) {
    if (Date.now() > end) {
      throw new Error('It did not happen');
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
