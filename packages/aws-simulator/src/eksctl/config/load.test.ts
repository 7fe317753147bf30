import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterConfig, toYaml } from '../../testing/configs.ts';
import { stopSimulators, temporaryDirectory } from '../../testing/simulators.ts';
import { loadConfig } from './load.ts';
import { refuseUnsimulated } from './unsimulated.ts';
import { validateConfig } from './validate.ts';

afterAll(stopSimulators);

function load(text: string) {
  const file = join(temporaryDirectory(), 'config.yaml');
  writeFileSync(file, text);
  const config = loadConfig(file);
  refuseUnsimulated(config);
  validateConfig(config);
  return config;
}

const withGroup = (change: object) => {
  const config = clusterConfig('team');
  Object.assign(config.managedNodeGroups?.[0] ?? {}, change);
  return toYaml(config);
};

describe('loading a ClusterConfig', () => {
  it('takes one that is right', () => {
    expect(load(toYaml(clusterConfig('team')))).toEqual(clusterConfig('team'));
  });

  it.each([
    [
      'an unknown field',
      toYaml({ ...clusterConfig('team'), nope: 1 }),
      'error unmarshaling JSON: while decoding JSON: json: unknown field "nope"',
    ],
    ['a nested unknown field', withGroup({ size: 3 }), 'json: unknown field "size"'],
    ['a wrong type', withGroup({ minSize: 'two' }), 'cannot unmarshal'],
    [
      'a number for a tag',
      'apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {name: a, region: eu-west-1, tags: {cost: 12}}',
      'cannot unmarshal',
    ],
    [
      'two documents',
      `${toYaml(clusterConfig('a'))}---\n${toYaml(clusterConfig('b'))}`,
      'one YAML document',
    ],
    ['a key twice', 'kind: ClusterConfig\nkind: ClusterConfig', 'Map keys must be unique'],
    [
      'no region',
      'apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {name: a}',
      'metadata.region must be set',
    ],
    [
      'another kind',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a, region: eu-west-1}',
      'no kind "Pod" is registered',
    ],
    [
      'a bad name',
      toYaml(clusterConfig('team_a')),
      'validation for team_a failed, name must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*',
    ],
    [
      'one zone',
      toYaml(clusterConfig('team', { availabilityZones: ['eu-west-1a'] })),
      'only 1 zone(s) specified',
    ],
    [
      'sizes that cross',
      withGroup({ minSize: 3 }),
      'cannot use --nodes-min=3 and --nodes=2 at the same time',
    ],
    [
      'a label of Kubernetes',
      withGroup({ labels: { 'kubernetes.io/x': 'z' } }),
      "unknown 'kubernetes.io' or 'k8s.io' labels were specified",
    ],
    [
      'an unknown region',
      toYaml(clusterConfig('team', { metadata: { name: 'a', region: 'mars-1' } })),
      '--region=mars-1 is not supported - use one of: ',
    ],
    [
      'a bad policy',
      toYaml(
        clusterConfig('team', {
          accessConfig: {
            accessEntries: [
              {
                principalARN: 'arn:aws:iam::111122223333:role/x',
                accessPolicies: [{ policyARN: 'arn:aws:iam::aws:policy/Admin' }],
              },
            ],
          },
        }),
      ),
      'policyARN must be',
    ],
    [
      'pod identity without its agent',
      toYaml(
        clusterConfig('team', {
          addons: [],
          addonsConfig: { autoApplyPodIdentityAssociations: true },
        }),
      ),
      'the "eks-pod-identity-agent" addon must be installed',
    ],
    [
      'a section that is not simulated',
      toYaml({ ...clusterConfig('team'), karpenter: { version: '1' } }),
      'the section karpenter is not simulated',
    ],
  ])('refuses %s', (_, text, message) => {
    expect(() => load(text)).toThrow(message);
  });

  it('does not expand aliases without end', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (const [name, of] of ['ba', 'cb', 'dc', 'ed', 'fe'].map(pair => [...pair])) {
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${of}`).join(',')}]`);
    }
    expect(() => load(bomb.join('\n'))).toThrow('alias');
  });
});
