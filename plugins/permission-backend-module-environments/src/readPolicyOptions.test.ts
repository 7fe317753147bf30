import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import type { JsonObject } from '@backstage/types';
import { EnvironmentsPolicy } from './EnvironmentsPolicy';
import { permissionModuleEnvironments } from './module';
import { readPolicyOptions } from './readPolicyOptions';

const read = (policy?: JsonObject) =>
  readPolicyOptions(new ConfigReader({ environments: { ...(policy && { policy }) } }));

describe('environments.policy', () => {
  it('asks for approval of everything and knows no admins unless it says so', () => {
    expect(read()).toEqual({ otherwise: 'allow', platformAdmins: [] });
  });

  it.each([{ days: 7 }, 'P7D', '7d'])('takes %j for the longest lifetime', lifetimeAtMost => {
    expect(
      read({
        otherwise: 'deny',
        platformAdmins: ['group:default/platform-admins', 'user:default/pat'],
        skipApproval: { types: ['temporary'], lifetimeAtMost, nodesAtMost: 4, costAtMost: 250 },
      }),
    ).toEqual({
      otherwise: 'deny',
      platformAdmins: ['group:default/platform-admins', 'user:default/pat'],
      skipApproval: {
        types: ['temporary'],
        lifetimeAtMost: 'P7D',
        nodesAtMost: 4,
        costAtMost: 250,
      },
    });
  });

  it.each<[string, JsonObject]>([
    ['otherwise', { otherwise: 'maybe' }],
    ['platformAdmins.0', { platformAdmins: ['platform-admins'] }],
    ['platformAdmins.0', { platformAdmins: ['Group:default/Platform-Admins'] }],
    ['platformAdmins', { platformAdmins: 'group:default/platform-admins' }],
    ['skipApproval.types', { skipApproval: {} }],
    ['skipApproval.types', { skipApproval: { types: [] } }],
    ['skipApproval.types.0', { skipApproval: { types: ['eternal'] } }],
    ['skipApproval.nodesAtMost', { skipApproval: { types: ['temporary'], nodesAtMost: -1 } }],
    ['skipApproval.costAtMost', { skipApproval: { types: ['temporary'], costAtMost: '250' } }],
    ['skipApproval.lifetimeAtMost', { skipApproval: { types: ['temporary'], lifetimeAtMost: 7 } }],
    [
      'skipApproval.lifetimeAtMost',
      { skipApproval: { types: ['temporary'], lifetimeAtMost: { years: 30 } } },
    ],
    ['lifetimesAtMost', { skipApproval: { types: ['temporary'], lifetimesAtMost: 'P7D' } }],
    ['skipApprovals', { skipApprovals: {} }],
  ])('stops the start with the key’s name where %s is wrong', (key, policy) => {
    expect(() => read(policy)).toThrow(key);
  });

  it('sets the one policy of the portal', async () => {
    const setPolicy = jest.fn();
    await startTestBackend({
      extensionPoints: [[policyExtensionPoint, { setPolicy }]],
      features: [permissionModuleEnvironments, mockServices.rootConfig.factory()],
    });
    expect(setPolicy).toHaveBeenCalledWith(expect.any(EnvironmentsPolicy));
  });
});
