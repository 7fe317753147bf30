import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { EnvironmentsPolicy } from './EnvironmentsPolicy';
import { permissionModuleEnvironments } from './module';
import { readPolicyOptions } from './readPolicyOptions';

const read = (policy?: JsonObject) =>
  readPolicyOptions(new ConfigReader({ environments: { ...(policy && { policy }) } }));

describe('environments.policy', () => {
  const everybody = { members: ['*'] };
  const nothingSaid = {
    otherwise: 'allow',
    platformAdmins: [],
    create: [{ ...everybody, owners: 'own' }],
    approve: [{ members: 'nominated' }],
    skipApproval: [],
    quotas: [],
  };

  it('asks those nominated to approve everything, and knows no admins, unless it says so', () => {
    expect(read()).toEqual(nothingSaid);
    expect(read({})).toEqual(nothingSaid);
  });

  it.each([{ days: 7 }, 'P7D', '7d'])('takes %j for the longest lifetime', lifetimeAtMost => {
    const skip = { types: ['temporary'], lifetimeAtMost, nodesAtMost: 4, costAtMost: 250 };
    const expected = { ...everybody, ...skip, lifetimeAtMost: 'P7D' };
    expect(read({ skipApproval: skip })).toEqual({ ...nothingSaid, skipApproval: [expected] });
    expect(read({ skipApproval: [skip, { types: ['permanent'] }] })).toEqual({
      ...nothingSaid,
      skipApproval: [expected, { ...everybody, types: ['permanent'] }],
    });
  });

  it('takes all limits in every rule', () => {
    const limits = {
      types: ['temporary', 'permanent'],
      providers: ['eks'],
      regions: ['eu-west-1'],
      via: ['page', 'scaffolder'],
      lifetimeAtMost: 'P7D',
      nodesAtMost: 4,
      costAtMost: 99.5,
    };
    const members = ['group:default/team-a', 'user:default/pat'];
    const written = {
      otherwise: 'deny',
      platformAdmins: ['group:default/platform-admins'],
      create: [{ ...limits, members, owners: ['group:default/team-b'] }],
      approve: [
        { ...limits, members },
        { ...limits, members: 'nominated' },
      ],
      skipApproval: [{ ...limits, members }],
      quotas: ['group:default/finance'],
    };
    expect(read(written)).toEqual(written);
  });

  it('takes an empty list for nobody but platform admins', () => {
    expect(read({ create: [], approve: [], skipApproval: [] })).toMatchObject({
      create: [],
      approve: [],
      skipApproval: [],
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
    [
      'skipApproval.lifetimeAtMost',
      { skipApproval: { types: ['temporary'], lifetimeAtMost: 'PT0S' } },
    ],
    ['skipApproval.1.types', { skipApproval: [{ types: ['temporary'] }, { nodesAtMost: 4 }] }],
    ['skipApproval.0.members.0', { skipApproval: [{ types: ['permanent'], members: ['leads'] }] }],
    ['skipApproval', { skipApproval: 'everything' }],
    ['create', { create: { owners: 'own' } }],
    ['create.0.owners', { create: [{ owners: 'all' }] }],
    ['create.0.owners.0', { create: [{ owners: ['*'] }] }],
    ['create.0.owners', { create: [{ owners: [] }] }],
    ['create.0.members', { create: [{ members: [] }] }],
    ['create.0.members', { create: [{ members: 'group:default/team-a' }] }],
    ['create.0.regions', { create: [{ regions: 'eu-west-1' }] }],
    ['create.0.via.0', { create: [{ via: [''] }] }],
    ['create.0.lifetimeAtMost', { create: [{ lifetimeAtMost: 'a week' }] }],
    ['create.0.nodesAtMost', { create: [{ nodesAtMost: 2_147_483_648 }] }],
    ['approve', { approve: 'nominated' }],
    ['approve.0.members', { approve: [{ types: ['permanent'] }] }],
    ['approve.0.members.0', { approve: [{ members: ['*'] }] }],
    ['approve.0.members', { approve: [{ members: 'everybody' }] }],
    ['quotas.0', { quotas: ['*'] }],
    ['quotas', { quotas: { managers: ['group:default/finance'] } }],
  ])('stops the start with the key’s name where %s is wrong', (key, policy) => {
    expect(() => read(policy)).toThrow(InputError);
    expect(() => read(policy)).toThrow(`environments.policy.${key}: `);
  });

  it.each<[string, string, JsonObject]>([
    ['environments.policy', 'skipApprovals', { skipApprovals: {} }],
    [
      'environments.policy.skipApproval',
      'lifetimesAtMost',
      { skipApproval: { types: ['temporary'], lifetimesAtMost: 'P7D' } },
    ],
    ['environments.policy.create.0', 'region', { create: [{ region: ['eu-west-1'] }] }],
    [
      'environments.policy.approve.0',
      'owners',
      { approve: [{ members: 'nominated', owners: 'own' }] },
    ],
  ])('stops the start where %s has a key %s that nobody knows', (where, key, policy) => {
    expect(() => read(policy)).toThrow(`${where}: Unrecognized key: "${key}"`);
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
