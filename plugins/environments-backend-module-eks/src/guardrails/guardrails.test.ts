import { stringify } from 'yaml';
import { accept, refuse, smallest, submit } from '../manifest/__testUtils__/submissions';
import { parseEffectiveManifest } from '../manifest/ClusterManifest';

type Change = (manifest: any) => void;

function changed(change: Change) {
  const manifest = structuredClone(smallest());
  change(manifest);
  return manifest;
}

const group =
  (part: object): Change =>
  manifest =>
    Object.assign(manifest.managedNodeGroups[0], part);
const top =
  (part: object): Change =>
  manifest =>
    Object.assign(manifest, part);
const meta =
  (part: object): Change =>
  manifest =>
    Object.assign(manifest.metadata, part);
const addon = (part: object): Change => top({ addons: [part] });
const identity = (part: object): Change => top({ iam: { podIdentityAssociations: [part] } });
const entry = (part: object): Change => top({ accessConfig: { accessEntries: [part] } });
const scaler = {
  namespace: 'a',
  serviceAccountName: 'b',
  wellKnownPolicies: { autoScaler: true },
};
const arn = 'arn:aws:iam::111122223333:role/dana';
const policy = (name: string) => `arn:aws:eks::aws:cluster-access-policy/${name}`;
const nodes = 'managedNodeGroups/0';
const key = (place: string) => `arn:aws:kms:${place}:key/00000000-0000-0000-0000-000000000000`;
const many = Object.fromEntries(Array.from({ length: 44 }, (_, i) => [`t${i}`, '']));

describe('guardrails', () => {
  it.each<[string, Change, string]>([
    // What nothing bounds, or nobody watches
    ['self-managed nodes', top({ nodeGroups: [{ name: 'x' }] }), 'nodeGroups guardrail.forbidden'],
    ['Karpenter', top({ karpenter: { version: '1' } }), 'karpenter guardrail.forbidden'],
    ['Fargate', top({ fargateProfiles: [] }), 'fargateProfiles guardrail.forbidden'],
    ['gitops', top({ gitops: {} }), 'gitops guardrail.forbidden'],
    ['capabilities', top({ capabilities: [] }), 'capabilities guardrail.forbidden'],
    ['outposts', top({ outpost: {} }), 'outpost guardrail.forbidden'],
    ['hybrid nodes', top({ remoteNetworkConfig: {} }), 'remoteNetworkConfig guardrail.forbidden'],
    ['local zones', top({ localZones: ['x'] }), 'localZones guardrail.forbidden'],
    ['identity providers', top({ identityProviders: [] }), 'identityProviders guardrail.forbidden'],
    [
      'aws-auth mappings',
      top({ iamIdentityMappings: [] }),
      'iamIdentityMappings guardrail.forbidden',
    ],
    [
      'provisioned control planes',
      top({ controlPlaneScalingConfig: { tier: 'tier-xl' } }),
      'controlPlaneScalingConfig guardrail.forbidden',
    ],
    [
      'Auto Mode',
      top({ autoModeConfig: { enabled: true } }),
      'autoModeConfig/enabled guardrail.fixed',
    ],
    [
      'instance selectors',
      group({ instanceSelector: { vCPUs: 2 } }),
      `${nodes}/instanceSelector guardrail.forbidden`,
    ],
    ['groups without maxSize', group({ maxSize: undefined }), `${nodes}/maxSize required`],
    ['no node groups', top({ managedNodeGroups: [] }), 'managedNodeGroups required'],
    [
      'groups without a type',
      group({ instanceType: undefined }),
      `${nodes}/instanceTypes required`,
    ],
    // What runs or opens things
    [
      'bootstrap commands',
      group({ preBootstrapCommands: ['x'] }),
      `${nodes}/preBootstrapCommands guardrail.forbidden`,
    ],
    [
      'other bootstrapping',
      group({ overrideBootstrapCommand: 'x' }),
      `${nodes}/overrideBootstrapCommand guardrail.forbidden`,
    ],
    ['own images', group({ ami: 'ami-1' }), `${nodes}/ami guardrail.forbidden`],
    [
      'launch templates',
      group({ launchTemplate: { id: 'x' } }),
      `${nodes}/launchTemplate guardrail.forbidden`,
    ],
    ['SSH', group({ ssh: { allow: true } }), `${nodes}/ssh/allow guardrail.fixed`],
    [
      'SSH keys',
      group({ ssh: { publicKeyPath: 'x' } }),
      `${nodes}/ssh/publicKeyPath shape.unknown-key`,
    ],
    [
      'public nodes',
      group({ privateNetworking: false }),
      `${nodes}/privateNetworking guardrail.fixed`,
    ],
    [
      'plain volumes',
      group({ volumeEncrypted: false }),
      `${nodes}/volumeEncrypted guardrail.fixed`,
    ],
    ['IMDSv1', group({ disableIMDSv1: false }), `${nodes}/disableIMDSv1 guardrail.fixed`],
    ['IMDS for pods', group({ disablePodIMDS: false }), `${nodes}/disablePodIMDS nodeGroup.imds`],
    [
      'IMDS closed against add-on policies',
      group({ disablePodIMDS: true, iam: { withAddonPolicies: { ebs: true } } }),
      `${nodes}/disablePodIMDS nodeGroup.imds`,
    ],
    ['other VPCs', top({ vpc: { id: 'vpc-1' } }), 'vpc/id guardrail.forbidden'],
    [
      'other subnets',
      top({ vpc: { subnets: { private: {} } } }),
      'vpc/subnets guardrail.forbidden',
    ],
    ['no NAT', top({ vpc: { nat: { gateway: 'Disable' } } }), 'vpc/nat/gateway guardrail.fixed'],
    [
      'private endpoints',
      top({ vpc: { clusterEndpoints: { publicAccess: false } } }),
      'vpc/clusterEndpoints/publicAccess guardrail.fixed',
    ],
    [
      'private clusters',
      top({ privateCluster: { enabled: true } }),
      'privateCluster/enabled guardrail.fixed',
    ],
    [
      'extended support',
      top({ upgradePolicy: { supportType: 'EXTENDED' } }),
      'upgradePolicy/supportType guardrail.fixed',
    ],
    [
      'IPv6',
      top({ kubernetesNetworkConfig: { ipFamily: 'IPv6' } }),
      'kubernetesNetworkConfig/ipFamily guardrail.fixed',
    ],
    // Rights
    [
      'inline policies of nodes',
      group({ iam: { attachPolicy: {} } }),
      `${nodes}/iam/attachPolicy guardrail.forbidden`,
    ],
    [
      'existing node roles',
      group({ iam: { instanceRoleARN: arn } }),
      `${nodes}/iam/instanceRoleARN guardrail.forbidden`,
    ],
    [
      'unlisted policies of nodes',
      group({ iam: { attachPolicyARNs: ['arn:aws:iam::aws:policy/AdministratorAccess'] } }),
      `${nodes}/iam/attachPolicyARNs/0 guardrail.policy`,
    ],
    ['OIDC', top({ iam: { withOIDC: true } }), 'iam/withOIDC guardrail.fixed'],
    [
      'IAM service accounts',
      top({ iam: { serviceAccounts: [] } }),
      'iam/serviceAccounts guardrail.forbidden',
    ],
    [
      'inline policies of pods',
      identity({ ...scaler, permissionPolicy: {} }),
      'iam/podIdentityAssociations/0/permissionPolicy guardrail.forbidden',
    ],
    [
      'existing roles for pods',
      identity({ ...scaler, roleARN: arn }),
      'iam/podIdentityAssociations/0/roleARN guardrail.forbidden',
    ],
    [
      'unlisted policies of pods',
      identity({
        namespace: 'a',
        serviceAccountName: 'b',
        permissionPolicyARNs: ['arn:aws:iam::111122223333:policy/mine'],
      }),
      'iam/podIdentityAssociations/0/permissionPolicyARNs/0 guardrail.policy',
    ],
    [
      'identities without rights',
      identity({ namespace: 'a', serviceAccountName: 'b' }),
      'iam/podIdentityAssociations/0 identity.rights',
    ],
    [
      'names too long for a stack',
      identity({
        namespace: 'n'.repeat(50),
        serviceAccountName: 's'.repeat(50),
        wellKnownPolicies: { autoScaler: true },
      }),
      'iam/podIdentityAssociations/0 identity.length',
    ],
    [
      'existing roles for add-ons',
      addon({ name: 'vpc-cni', serviceAccountRoleARN: arn }),
      'addons/0/serviceAccountRoleARN guardrail.forbidden',
    ],
    [
      'the aws-auth ConfigMap',
      top({ accessConfig: { authenticationMode: 'CONFIG_MAP' } }),
      'accessConfig/authenticationMode guardrail.fixed',
    ],
    [
      'no rights for eksctl',
      top({ accessConfig: { bootstrapClusterCreatorAdminPermissions: false } }),
      'accessConfig/bootstrapClusterCreatorAdminPermissions guardrail.fixed',
    ],
    [
      'principals of other accounts',
      entry({ principalARN: 'arn:aws:iam::999999999999:role/x' }),
      'accessConfig/accessEntries/0/principalARN access.account',
    ],
    [
      'entries without a principal',
      entry({}),
      'accessConfig/accessEntries/0/principalARN required',
    ],
    [
      'entries for machines',
      entry({ principalARN: arn, type: 'EC2_LINUX' }),
      'accessConfig/accessEntries/0/type shape.value',
    ],
    [
      'groups of Kubernetes',
      entry({ principalARN: arn, kubernetesGroups: ['system:masters'] }),
      'accessConfig/accessEntries/0/kubernetesGroups/0 access.name',
    ],
    [
      'misspelt access policies',
      entry({
        principalARN: arn,
        accessPolicies: [
          { policyARN: policy('AmazonEKSEditorPolicy'), accessScope: { type: 'cluster' } },
        ],
      }),
      'accessConfig/accessEntries/0/accessPolicies/0/policyARN access.policy',
    ],
    [
      'scopes without namespaces',
      entry({
        principalARN: arn,
        accessPolicies: [
          { policyARN: policy('AmazonEKSEditPolicy'), accessScope: { type: 'namespace' } },
        ],
      }),
      'accessConfig/accessEntries/0/accessPolicies/0/accessScope/namespaces access.scope',
    ],
    // Names, tags and labels
    [
      'the infix of another cluster',
      meta({ name: 'team-nodegroup-1' }),
      'metadata/name name.infix',
    ],
    ['long names of groups', group({ name: 'n'.repeat(41) }), `${nodes}/name shape.range`],
    ['other names of groups', group({ name: 'Nodes' }), `${nodes}/name shape.format`],
    [
      'tags of another environment',
      meta({ tags: { 'environments.backstage.io/id': 'x' } }),
      'metadata/tags/environments.backstage.io~1id tag.contradiction',
    ],
    ['reserved tags', meta({ tags: { 'AWS:x': 'y' } }), 'metadata/tags/AWS:x tag.reserved'],
    [
      'tags of other clusters',
      group({ tags: { 'kubernetes.io/cluster/x': 'owned' } }),
      `${nodes}/tags/kubernetes.io~1cluster~1x tag.reserved`,
    ],
    ['long tags', meta({ tags: { x: 'y'.repeat(257) } }), 'metadata/tags/x tag.form'],
    ['odd tags', meta({ tags: { x: '<b>' } }), 'metadata/tags/x tag.form'],
    ['too many tags', meta({ tags: many }), 'metadata/tags tag.count'],
    [
      'labels of Kubernetes',
      group({ labels: { 'node-role.kubernetes.io/x': '' } }),
      `${nodes}/labels/node-role.kubernetes.io~1x label`,
    ],
    ['odd labels', group({ labels: { x: 'a b' } }), `${nodes}/labels/x label`],
    [
      'taints without effect',
      group({ taints: [{ key: 'x' }] }),
      `${nodes}/taints/0/effect required`,
    ],
    // Places, ranges and sizes
    [
      'regions that the account does not have',
      meta({ region: 'eu-west-3' }),
      'metadata/region guardrail.region',
    ],
    [
      'versions that are not allowed',
      meta({ version: '1.29' }),
      'metadata/version guardrail.version',
    ],
    ['versions that float', meta({ version: 'latest' }), 'metadata/version guardrail.version'],
    ['versions without quotes', meta({ version: 1.34 }), 'metadata/version shape.type'],
    ['one zone', top({ availabilityZones: ['eu-west-1a'] }), 'availabilityZones zones.count'],
    [
      'zones of other regions',
      top({ availabilityZones: ['eu-west-1a', 'eu-west-2b'] }),
      'availabilityZones/1 zones.region',
    ],
    [
      'the same zone twice',
      top({ availabilityZones: ['eu-west-1a', 'eu-west-1a', 'eu-west-1b'] }),
      'availabilityZones/1 zones.repeated',
    ],
    ['unknown zones', meta({ region: 'us-west-1' }), 'availabilityZones zones.unknown'],
    [
      'zones of groups beside the cluster',
      group({ availabilityZones: ['eu-west-1d'] }),
      `${nodes}/availabilityZones/0 zones.group`,
    ],
    ['ranges with host bits', top({ vpc: { cidr: '10.42.0.1/16' } }), 'vpc/cidr cidr.syntax'],
    ['octal ranges', top({ vpc: { cidr: '010.0.0.0/16' } }), 'vpc/cidr cidr.syntax'],
    ['public ranges', top({ vpc: { cidr: '8.8.0.0/16' } }), 'vpc/cidr cidr.private'],
    ['large ranges', top({ vpc: { cidr: '10.0.0.0/8' } }), 'vpc/cidr cidr.size'],
    ['small ranges', top({ vpc: { cidr: '10.0.0.0/25' } }), 'vpc/cidr cidr.size'],
    [
      'services in the VPC',
      top({
        vpc: { cidr: '10.42.0.0/16' },
        kubernetesNetworkConfig: { serviceIPv4CIDR: '10.42.128.0/20' },
      }),
      'kubernetesNetworkConfig/serviceIPv4CIDR cidr.overlap',
    ],
    [
      'services in the default VPC',
      top({ kubernetesNetworkConfig: { serviceIPv4CIDR: '192.168.0.0/20' } }),
      'kubernetesNetworkConfig/serviceIPv4CIDR cidr.overlap',
    ],
    [
      'private addresses of the endpoint',
      top({ vpc: { publicAccessCIDRs: ['10.0.0.0/8'] } }),
      'vpc/publicAccessCIDRs/0 cidr.public',
    ],
    ['more nodes than maxSize', group({ desiredCapacity: 4 }), `${nodes}/maxSize size.order`],
    ['the default of 2 over maxSize', group({ maxSize: 1 }), `${nodes}/maxSize size.order`],
    [
      'fewer nodes than minSize',
      group({ minSize: 2, desiredCapacity: 1 }),
      `${nodes}/desiredCapacity size.order`,
    ],
    ['no nodes at all', group({ desiredCapacity: 0 }), 'managedNodeGroups size.none'],
    ['too many nodes', group({ maxSize: 21 }), 'managedNodeGroups guardrail.max-nodes'],
    [
      'unknown instance types',
      group({ instanceType: 'p9.large' }),
      `${nodes}/instanceType instanceType.unknown`,
    ],
    [
      'large instance types',
      group({ instanceType: 'm5.8xlarge' }),
      `${nodes}/instanceType guardrail.instance-type`,
    ],
    [
      'two ways to name types',
      group({ instanceTypes: ['m5.large'] }),
      `${nodes}/instanceType instanceType.both`,
    ],
    [
      'mixed architectures',
      group({ instanceType: undefined, instanceTypes: ['m5.large', 'm6g.large'] }),
      `${nodes}/instanceTypes instanceType.architecture`,
    ],
    ['spot of one type', group({ spot: true }), `${nodes}/spot instanceType.spot`],
    ['small volumes', group({ volumeSize: 8 }), `${nodes}/volumeSize shape.range`],
    ['other volumes', group({ volumeType: 'io2' }), `${nodes}/volumeType shape.value`],
    [
      'more throughput than IOPS give',
      group({ volumeThroughput: 1000 }),
      `${nodes}/volumeThroughput volume.throughput`,
    ],
    [
      'more IOPS than the size gives',
      group({ volumeSize: 20, volumeIOPS: 16000 }),
      `${nodes}/volumeIOPS volume.iops`,
    ],
    ['two ways to update', group({ updateConfig: {} }), `${nodes}/updateConfig nodeGroup.update`],
    [
      'larger updates than the group',
      group({ updateConfig: { maxUnavailable: 4 } }),
      `${nodes}/updateConfig/maxUnavailable nodeGroup.update`,
    ],
    // Add-ons, logs and keys
    [
      'add-ons of the Marketplace',
      addon({ name: 'kubecost-kubecost' }),
      'addons/0/name guardrail.addon',
    ],
    ['add-ons without a name', addon({}), 'addons/0/name required'],
    [
      'floating versions of add-ons',
      addon({ name: 'coredns', version: 'latest' }),
      'addons/0/version shape.format',
    ],
    [
      'add-ons without the rights they need',
      addon({ name: 'aws-ebs-csi-driver' }),
      'addons/0/name addon.rights',
    ],
    [
      'values that are no object',
      addon({ name: 'coredns', configurationValues: '[1]' }),
      'addons/0/configurationValues addon.values',
    ],
    [
      'values with aliases',
      addon({ name: 'coredns', configurationValues: 'a: &a 1\nb: *a' }),
      'addons/0/configurationValues addon.values',
    ],
    [
      'no default add-ons',
      top({ addonsConfig: { disableDefaultAddons: true } }),
      'addonsConfig/disableDefaultAddons guardrail.fixed',
    ],
    [
      'odd retentions',
      top({ cloudWatch: { clusterLogging: { enableTypes: ['api'], logRetentionInDays: 8 } } }),
      'cloudWatch/clusterLogging/logRetentionInDays shape.value',
    ],
    [
      'retentions of nothing',
      top({ cloudWatch: { clusterLogging: { logRetentionInDays: 7 } } }),
      'cloudWatch/clusterLogging/logRetentionInDays logging.types',
    ],
    [
      'unknown logs',
      top({ cloudWatch: { clusterLogging: { enableTypes: ['x'] } } }),
      'cloudWatch/clusterLogging/enableTypes/0 shape.value',
    ],
    [
      'keys of other regions',
      top({ secretsEncryption: { keyARN: key('us-east-1:111122223333') } }),
      'secretsEncryption/keyARN encryption.place',
    ],
    [
      'keys of other accounts',
      top({ secretsEncryption: { keyARN: key('eu-west-1:999999999999') } }),
      'secretsEncryption/keyARN encryption.place',
    ],
    ['unknown keys', top({ metdata: {} }), 'metdata shape.unknown-key'],
    ['nothing where something must be', top({ vpc: null }), 'vpc shape.type'],
  ])('refuses %s, and says only that', async (_name, change, expected) => {
    const [path, rule] = expected.split(' ');
    expect(await submit(changed(change))).toEqual({
      ok: false,
      violations: [
        { path: `manifest/${path}`, rule, message: expect.stringMatching(/^[A-Z0-9].{8,300}$/) },
      ],
    });
  });

  it.each<[string, Change]>([
    ['add-on policies, which open IMDS', group({ iam: { withAddonPolicies: { ebs: true } } })],
    [
      'listed policies',
      group({ iam: { attachPolicyARNs: ['arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy'] } }),
    ],
    ['volumes with more IOPS', group({ volumeIOPS: 6000, volumeThroughput: 500 })],
    ['the newest zone', top({ availabilityZones: ['eu-west-1a', 'eu-west-1c'] })],
    [
      'add-ons with rights',
      addon({ name: 'aws-ebs-csi-driver', useDefaultPodIdentityAssociations: true }),
    ],
    ['all logs', top({ cloudWatch: { clusterLogging: { enableTypes: ['*'] } } })],
    [
      '40 letters for cluster and group',
      manifest => {
        group({ name: 'n'.repeat(40) })(manifest);
        meta({ name: 'c'.repeat(40) })(manifest);
      },
    ],
    ['42 tags beside ours', meta({ tags: Object.fromEntries(Object.entries(many).slice(0, 42)) })],
  ])('accepts %s', async (_name, change) => {
    await expect(accept(changed(change))).resolves.toBeDefined();
  });

  it('lets config allow extended support, which a manifest must then ask for', async () => {
    const guardrails = { supportTypes: ['EXTENDED', 'STANDARD'] };
    const asking = changed(top({ upgradePolicy: { supportType: 'EXTENDED' } }));
    const supportOf = async (manifest: object, given: { supportTypes: string[] }) =>
      parseEffectiveManifest((await accept(manifest, { guardrails: given })).effectiveManifest)
        .upgradePolicy.supportType;
    expect(await supportOf(asking, guardrails)).toBe('EXTENDED');
    expect(await supportOf(smallest(), guardrails)).toBe('STANDARD');
    expect(await supportOf(smallest(), { supportTypes: ['EXTENDED'] })).toBe('EXTENDED');
    expect(
      await refuse(changed(top({ upgradePolicy: { supportType: 'STANDARD' } })), {
        guardrails: { supportTypes: ['EXTENDED'] },
      }),
    ).toEqual(['manifest/upgradePolicy/supportType guardrail.fixed']);
  });

  it('lets config narrow what is allowed', async () => {
    const manifest = changed(group({ taints: [{ key: 'x', effect: 'NoSchedule' }] }));
    const guardrails = {
      names: ['team-*', '*-test'],
      versions: ['1.33'],
      instanceTypes: ['m6i.*'],
      maxNodes: 2,
      forbidden: ['managedNodeGroups.*.taints', 'vpc.nat'],
      publicAccessCidrs: ['203.0.113.0/24'],
      requiredTags: { stage: 'development' },
    };
    Object.assign(manifest, {
      metadata: { ...manifest.metadata, version: '1.34', tags: { stage: 'production' } },
      vpc: {
        nat: { gateway: 'HighlyAvailable' },
        publicAccessCIDRs: ['203.0.113.7/32', '0.0.0.0/0'],
      },
    });
    expect(await refuse(manifest, { guardrails })).toEqual([
      'manifest/managedNodeGroups/0/taints guardrail.forbidden',
      'manifest/vpc/nat guardrail.forbidden',
      'manifest/metadata/name guardrail.name',
      'manifest/metadata/version guardrail.version',
      'manifest/metadata/tags/stage tag.contradiction',
      'manifest/vpc/publicAccessCIDRs/1 guardrail.public-access',
      'manifest/managedNodeGroups/0/instanceType guardrail.instance-type',
      'manifest/managedNodeGroups guardrail.max-nodes',
    ]);
  });

  it('keeps each target to its own regions, and every name to the names of the platform team', async () => {
    const options = {
      guardrails: { names: ['team-*', '*-1'] },
      accounts: { production: { accountId: '444455556666', regions: ['eu-west-3'] } },
    };
    const inProduction = { ...options, submission: { target: 'production' } };
    expect(await submit(smallest(), inProduction)).toEqual({
      ok: false,
      violations: [
        {
          path: 'manifest/metadata/region',
          rule: 'guardrail.region',
          message: 'production has eu-west-3.',
        },
      ],
    });
    expect(await submit(smallest(), { ...options, submission: { target: 'other' } })).toEqual({
      ok: false,
      violations: [
        {
          path: 'target',
          rule: 'target.unknown',
          message: 'Name one of the targets development, production.',
        },
      ],
    });
    expect(await submit(smallest(), options)).toMatchObject({ ok: true });
    expect(await submit(changed(meta({ name: 'my-team-2' })), options)).toMatchObject({
      violations: [
        {
          path: 'manifest/metadata/name',
          rule: 'guardrail.name',
          message: 'Use a name such as team-*, *-1.',
        },
      ],
    });
  });

  it.each([
    [
      'in a tag',
      changed(meta({ tags: { key: 'AKIAIOSFODNN7EXAMPLE' } })),
      'manifest/metadata/tags/key',
    ],
    ['as a key', changed(top({ AKIAIOSFODNN7EXAMPLE: 1 })), 'manifest'],
    [
      'in the values of an add-on',
      changed(
        addon({ name: 'coredns', configurationValues: 'key: "-----BEGIN RSA PRIVATE KEY-----"' }),
      ),
      'manifest/addons/0/configurationValues/key',
    ],
    ['in a comment', `${stringify(smallest())}# ASIAIOSFODNN7EXAMPLE`, 'manifest'],
  ])('refuses a secret %s without repeating it', async (_where, manifest, path) => {
    const result = await submit(manifest);
    expect(result).toMatchObject({ ok: false, violations: [{ path, rule: 'guardrail.secret' }] });
    expect(JSON.stringify(result)).not.toMatch(/IOSFODNN7|BEGIN/);
  });
});
