import { mockServices } from '@backstage/backend-test-utils';
import { Readiness } from './Readiness';

describe('the readiness of the provider', () => {
  it('lists what is wrong, logs it once, and takes what throws for a problem', async () => {
    const logger = mockServices.logger.mock();
    const readiness = new Readiness(
      [
        async () => undefined,
        async () => 'eksctl is missing',
        async () => {
          throw new Error('no network');
        },
      ],
      logger,
    );
    expect(await readiness.problems()).toEqual(['eksctl is missing', 'no network']);
    await readiness.problems();
    expect(logger.error).toHaveBeenCalledTimes(2);
    expect(logger.error).toHaveBeenCalledWith(expect.stringContaining('eksctl is missing'));
  });

  it('does not wait for a check that hangs', async () => {
    const readiness = new Readiness([() => new Promise(() => {})], mockServices.logger.mock(), 10);
    expect(await readiness.problems()).toEqual([]);
  });
});
