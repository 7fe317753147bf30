import { mockServices } from '@backstage/backend-test-utils';
import { FakeProvider } from '../__testUtils__/FakeProvider';
import { requirePlacements } from './requirePlacements';

describe('Placements that are limited by the configuration', () => {
  const logger = mockServices.logger.mock();
  const limited = (...names: string[]) => ({
    scopes: new Map(
      ['global', 'owners/group/default/team-a', ...names].map(name => [name, { nodes: 1 }]),
    ),
  });
  const fake = new FakeProvider();
  const providers = new Map([[fake.id, fake]]);

  it.each([
    ['placements/fake/eu-west-9', 'environments.quotas.placements.fake/eu-west-9'],
    ['placements/eks/eu-west-1', 'environments.quotas.placements.eks/eu-west-1'],
  ])('stop the start where there is no such: %s', async (scope, key) => {
    await expect(
      requirePlacements(limited('placements/fake/eu-west-1', scope), { providers, logger }),
    ).rejects.toThrow(key);
  });

  it('may be any while no provider is installed, and where its provider cannot say', async () => {
    await requirePlacements(limited('placements/fake/eu-west-1'), { providers, logger });
    await requirePlacements(limited('placements/eks/eu-west-1'), { providers: new Map(), logger });
    expect(logger.warn).not.toHaveBeenCalled();

    const silent = new FakeProvider();
    silent.describe = async () => {
      throw new Error('It does not answer');
    };
    await requirePlacements(limited('placements/fake/eu-west-9'), {
      providers: new Map([[silent.id, silent]]),
      logger,
    });
    expect(logger.warn).toHaveBeenCalledWith(
      'Whether environments.quotas.placements.fake/eu-west-9 limits anything is not known',
      expect.any(Error),
    );
  });
});
