import type { JsonObject } from '@backstage/types';
import { accept, fixture, refuse, smallest, submit } from '../manifest/__testUtils__/submissions';
import { parseEffectiveManifest } from '../manifest/ClusterManifest';

const arn = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const policy = (name: string) => `arn:aws:eks::aws:cluster-access-policy/${name}`;
const edit = () => ({ policyARN: policy('AmazonEKSEditPolicy'), accessScope: { type: 'cluster' } });

const teamA = {
  entity: 'Group:Team-A',
  account: 'development',
  principalArn: arn('TeamA'),
  policies: [{ policy: 'AmazonEKSEditPolicy', namespaces: ['test', 'dev-*'] }],
};
const dana = {
  entity: 'user:default/dana',
  principalArn: 'arn:aws:iam::{accountId}:user/dana',
  kubernetesGroups: ['debuggers'],
};
const others: JsonObject[] = [
  { ...dana, entity: 'user:default/dov' },
  { ...dana, entity: 'group:other/team-a' },
];

async function entriesOf(access: JsonObject[], manifest: string | object = smallest()) {
  const { effectiveManifest } = await accept(manifest, { access });
  return parseEffectiveManifest(effectiveManifest).accessConfig.accessEntries;
}

const asking = (...accessEntries: object[]) => ({ ...smallest(), accessConfig: { accessEntries } });

describe('access by config', () => {
  it('is given to the owner and the requester, and to nobody else', async () => {
    expect(await entriesOf([dana, ...others, teamA])).toEqual([
      {
        principalARN: arn('TeamA'),
        type: 'STANDARD',
        accessPolicies: [
          {
            policyARN: policy('AmazonEKSEditPolicy'),
            accessScope: { type: 'namespace', namespaces: ['dev-*', 'test'] },
          },
        ],
      },
      {
        principalARN: 'arn:aws:iam::111122223333:user/dana',
        type: 'STANDARD',
        kubernetesGroups: ['debuggers'],
      },
    ]);
    expect(await entriesOf(others)).toBeUndefined();
  });

  it('ends at the account that it is for', async () => {
    const accounts = {
      production: { accountId: '444455556666', regions: ['eu-west-1'] },
      china: { accountId: '111122223333', regions: ['cn-north-1'] },
    };
    const access = [
      { ...dana, account: 'production' },
      { ...dana, principalArn: 'arn:aws:iam::444455556666:role/Elsewhere' },
      { ...teamA, principalArn: 'arn:aws-cn:iam::{accountId}:role/TeamA', account: 'china' },
      { ...teamA, account: undefined },
    ].map(item => JSON.parse(JSON.stringify(item)));
    const rolesIn = async (target: string) =>
      parseEffectiveManifest(
        (await accept(smallest(), { access, accounts, submission: { target } })).effectiveManifest,
      ).accessConfig.accessEntries?.map(entry => entry.principalARN);
    expect(await rolesIn('development')).toEqual([arn('TeamA')]);
    expect(await rolesIn('production')).toEqual([
      'arn:aws:iam::444455556666:role/Elsewhere',
      'arn:aws:iam::444455556666:user/dana',
    ]);
    const inChina = {
      ...smallest(),
      metadata: { name: 'dana-1', region: 'cn-north-1' },
      availabilityZones: ['cn-north-1a', 'cn-north-1b'],
    };
    const { effectiveManifest } = await accept(inChina, {
      access,
      accounts,
      submission: { target: 'china' },
    });
    expect(effectiveManifest).toContain('arn:aws-cn:eks::aws:cluster-access-policy/');
  });

  it('adds to what the manifest asks for, and takes nothing away', async () => {
    const own = { principalARN: arn('Own'), kubernetesUsername: 'me', accessPolicies: [edit()] };
    const same = {
      principalARN: arn('TeamA'),
      kubernetesGroups: ['z', 'a'],
      accessPolicies: [edit()],
    };
    expect(await entriesOf([teamA], asking(same, own))).toEqual([
      { ...own, type: 'STANDARD' },
      { ...same, type: 'STANDARD', kubernetesGroups: ['a', 'z'] },
    ]);
  });

  it('is part of the one text that is approved, whatever the order of config', async () => {
    const access = [teamA, dana, { ...teamA, policies: [{ policy: 'AmazonEKSViewPolicy' }] }];
    for (const manifest of [smallest(), fixture('short-lived')]) {
      const { effectiveManifest } = await accept(manifest, { access });
      const reordered = await accept(manifest, { access: [...access].reverse() });
      const guardrails = { forbidden: ['accessConfig.accessEntries'] };
      const again = await accept(effectiveManifest, { access });
      expect(reordered.effectiveManifest).toBe(effectiveManifest);
      expect(again.effectiveManifest).toBe(effectiveManifest);
      expect((await submit(effectiveManifest, { access, guardrails })).ok).toBe(
        typeof manifest !== 'string',
      );
    }
  });

  it('can be the only access, if manifests must not name any', async () => {
    const guardrails = { forbidden: ['accessConfig.accessEntries'] };
    expect(
      await refuse(asking({ principalARN: arn('Own') }), { access: [teamA], guardrails }),
    ).toEqual(['manifest/accessConfig/accessEntries guardrail.forbidden']);
  });

  it('does not hide that a manifest names a principal twice, or too many', async () => {
    const own = { principalARN: arn('TeamA') };
    expect(await refuse(asking(own, { ...own }), { access: [teamA] })).toEqual([
      'manifest/accessConfig/accessEntries/1/principalARN access.repeated',
    ]);
    const many = Array.from({ length: 50 }, (_, i) => ({ principalARN: arn(`r${i}`) }));
    expect(await refuse(asking(...many))).toEqual([]);
    expect(await refuse(asking(...many), { access: [teamA] })).toEqual([
      'manifest/accessConfig/accessEntries access.count',
    ]);
  });
});
