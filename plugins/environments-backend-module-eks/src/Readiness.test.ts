import { mockServices } from '@backstage/backend-test-utils';
import { ManualClock } from './__testUtils__/ManualClock';
import { Readiness } from './Readiness';

describe('the readiness of the provider', () => {
  it('lists what is wrong, logs it once, and takes what throws for a problem', async () => {
    const logger = mockServices.logger.mock();
    const clock = new ManualClock();
    const missing = jest.fn(async () => 'eksctl is missing');
    const readiness = new Readiness(
      [
        async () => undefined,
        missing,
        async () => {
          throw new Error('no network');
        },
      ],
      { logger, clock },
    );
    expect(await readiness.problems()).toEqual(['eksctl is missing', 'no network']);
    await readiness.problems();
    expect(missing).toHaveBeenCalledTimes(1);
    await clock.advance(60_001);
    await readiness.problems();
    expect(missing).toHaveBeenCalledTimes(2);
    expect(logger.error).toHaveBeenCalledTimes(2);
    expect(logger.error).toHaveBeenCalledWith(expect.stringContaining('eksctl is missing'));
  });

  it('does not wait for a check that hangs', async () => {
    const clock = new ManualClock();
    const readiness = new Readiness([() => new Promise(() => {})], {
      logger: mockServices.logger.mock(),
      clock,
    });
    const problems = readiness.problems();
    await clock.advance(5_000);
    expect(await problems).toEqual([]);
  });
});
