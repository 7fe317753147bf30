import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readEksConfig } from './readEksConfig';

const account = { accountId: '111122223333', regions: ['eu-west-1'] };

const mapping = {
  entity: 'group:default/team-a',
  principalArn: 'arn:aws:iam::111122223333:role/TeamA',
  policies: [{ policy: 'AmazonEKSEditPolicy' }],
};
const mapped = (change: JsonObject) => ({ access: [mapping, { ...mapping, ...change }] });

const read = (eks: JsonObject) => readEksConfig(new ConfigReader({ environments: { eks } }));

describe('readEksConfig', () => {
  it('has a secure default for everything but the accounts', () => {
    expect(read({ accounts: { development: account } })).toEqual({
      simulator: false,
      eksctlPath: 'eksctl',
      concurrencyLimit: 4,
      accounts: [
        {
          alias: 'development',
          title: 'development',
          accountId: '111122223333',
          regions: ['eu-west-1'],
          availabilityZones: {},
        },
      ],
      guardrails: {
        versions: ['1.34', '1.35'],
        supportTypes: ['STANDARD'],
        instanceTypes: ['*.medium', '*.large', '*.xlarge', '*.2xlarge', '*.4xlarge'],
        maxNodes: 20,
        requiredTags: {},
        forbidden: [],
        policyArns: expect.not.arrayContaining(['arn:aws:iam::aws:policy/AdministratorAccess']),
        secretPatterns: [],
      },
      access: [],
    });
  });

  it('takes flags and numbers that come from environment variables', () => {
    expect(
      read({
        simulator: 'true',
        concurrencyLimit: '2',
        accounts: { development: account },
      }),
    ).toMatchObject({ simulator: true, concurrencyLimit: 2 });
  });

  it.each<[string, JsonObject]>([
    ['accounts', {}],
    ['accounts', { accounts: {} }],
    [
      'accounts.development.accountId',
      { accounts: { development: { ...account, accountId: 111122223333 } } },
    ],
    ['accounts.development.regions', { accounts: { development: { ...account, regions: [] } } }],
    [
      'accounts.development.regions.0',
      { accounts: { development: { ...account, regions: ['Ireland'] } } },
    ],
    [
      'accounts.development.availabilityZones',
      {
        accounts: {
          development: {
            ...account,
            availabilityZones: { 'eu-west-1': ['eu-west-2a', 'eu-west-2b'] },
          },
        },
      },
    ],
    [
      'accounts.development.cloudFormationRoleArn',
      { accounts: { development: { ...account, cloudFormationRoleArn: 'role' } } },
    ],
    ['accounts.Development', { accounts: { Development: account } }],
    ['defaultAccount', { defaultAccount: 'toString' }],
    ['concurrencyLimit', { concurrencyLimit: 0 }],
    ['simulator', { simulator: 'yes' }],
    ['eksctl.version', { eksctl: { version: '1' } }],
    ['guardrails.maxNode', { guardrails: { maxNode: 3 } }],
    ['guardrails.maxNodes', { guardrails: { maxNodes: 'many' } }],
    ['guardrails.versions.0', { guardrails: { versions: [1.34] } }],
    ['guardrails.versions', { guardrails: { versions: [] } }],
    ['guardrails.supportTypes', { guardrails: { supportTypes: [] } }],
    ['guardrails.supportTypes.0', { guardrails: { supportTypes: ['extended'] } }],
    ['guardrails.instanceTypes.0', { guardrails: { instanceTypes: ['**'] } }],
    ['guardrails.requiredTags.aws:x', { guardrails: { requiredTags: { 'aws:x': 'y' } } }],
    ['guardrails.forbidden.0', { guardrails: { forbidden: ['a..b'] } }],
    ['guardrails.publicAccessCidrs.0', { guardrails: { publicAccessCidrs: ['203.0.113.7'] } }],
    ['guardrails.policyArns.0', { guardrails: { policyArns: ['*'] } }],
    ['guardrails.names', { guardrails: { names: [] } }],
    ['guardrails.names.0', { guardrails: { names: ['Team-*'] } }],
    ['guardrails.secretPatterns.0', { guardrails: { secretPatterns: ['(unclosed'] } }],
    ['guardrails.secretPatterns.1', { guardrails: { secretPatterns: ['a', '(?=ahead)'] } }],
    ['guardrails.secretPatterns.0', { guardrails: { secretPatterns: ['x*'] } }],
    ['access', { access: { 'group:default/team-a': mapping } }],
    ['access.1.entity', mapped({ entity: 'team-a' })],
    ['access.1.entity', mapped({ entity: 'component:default/team-a' })],
    ['access.1.account', mapped({ account: 'toString' })],
    ['access.1.principalArn', mapped({ principalArn: 'TeamA' })],
    ['access.1.principalArn', mapped({ principalArn: 'arn:aws:iam::999999999999:role/TeamA' })],
    [
      'access.1.principalArn',
      mapped({ account: 'development', principalArn: 'arn:aws:iam::999999999999:role/TeamA' }),
    ],
    ['access.1.principalArn', mapped({ principalArn: 'arn:aws:iam::111122223333:group/TeamA' })],
    ['access.1.policies', mapped({ policies: [] })],
    ['access.1.policies.0.policy', mapped({ policies: [{ policy: 'AmazonEKSEditorPolicy' }] })],
    [
      'access.1.policies.0.namespaces',
      mapped({ policies: [{ policy: 'AmazonEKSEditPolicy', namespaces: [] }] }),
    ],
    [
      'access.1.policies.0.namespaces.0',
      mapped({ policies: [{ policy: 'AmazonEKSEditPolicy', namespaces: ['Dev'] }] }),
    ],
    ['access.1.kubernetesGroups.0', mapped({ kubernetesGroups: ['system:masters'] })],
    ['access.1.role', mapped({ role: 'x' })],
  ])('stops with the name of %s when it is wrong', (key, eks) => {
    const given = key === 'accounts' ? eks : { accounts: { development: account }, ...eks };
    expect(() => read(given)).toThrow(`environments.eks.${key} `);
  });

  it('takes refs of people as Backstage writes them, and an account by its place', () => {
    expect(
      read({
        accounts: { development: account },
        ...mapped({ entity: 'User:Dana', principalArn: 'arn:aws:iam::{accountId}:user/dana' }),
      }).access,
    ).toEqual([
      { ...mapping, kubernetesGroups: [] },
      {
        ...mapping,
        kubernetesGroups: [],
        entity: 'user:default/dana',
        principalArn: 'arn:aws:iam::{accountId}:user/dana',
      },
    ]);
  });

  it('names all wrong keys at once and repeats no value', () => {
    expect(() =>
      read({ simulator: 'hunter2', eksctl: { path: 7 }, accounts: { development: account } }),
    ).toThrow(
      /^Wrong configuration: environments.eks.simulator [^;]*; environments.eks.eksctl.path [^;]*$/,
    );
    expect(() => read({ simulator: 'hunter2' })).not.toThrow(/hunter2/);
  });
});
