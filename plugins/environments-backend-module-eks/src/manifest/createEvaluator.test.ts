import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Ajv from 'ajv';
import fc from 'fast-check';
import { parse } from 'yaml';
import { accept, fixture, refuse, smallest, submit } from './__testUtils__/submissions';
import { parseEffectiveManifest } from './ClusterManifest';

const simulator = dirname(require.resolve('@eks-environments/aws-simulator/package.json'));
const validate = new Ajv({ strict: false, validateFormats: false }).compile(
  JSON.parse(readFileSync(join(simulator, 'data/eksctl-clusterconfig.schema.json'), 'utf8')),
);

// Properties take long on a busy machine.
jest.setTimeout(60_000);

describe('createEvaluator', () => {
  it('completes the smallest manifest with everything that would float', async () => {
    const evaluation = await accept(smallest());
    expect(evaluation).toMatchObject({
      name: 'dana-1',
      placement: { target: 'development', region: 'eu-west-1' },
      uniqueKey: '111122223333/eu-west-1/dana-1',
      concurrencyKey: '111122223333/eu-west-1',
    });
    expect(evaluation.effectiveManifest).toBe(
      readFileSync(join(__dirname, '__testUtils__/smallest.effective.txt'), 'utf8'),
    );
  });

  it.each(['short-lived', 'long-lived'] as const)(
    'makes of the %s example what validates against the schema of eksctl',
    async name => {
      const { effectiveManifest } = await accept(fixture(name));
      expect(validate(parse(effectiveManifest))).toBe(true);
      expect(validate.errors).toBeNull();
    },
  );

  it('keeps what the long-lived example says, and counts the environment at its largest', async () => {
    const { effectiveManifest, footprint } = await accept(fixture('long-lived'));
    const manifest = parseEffectiveManifest(effectiveManifest);
    expect(manifest.vpc.nat.gateway).toBe('HighlyAvailable');
    expect(manifest.cloudWatch?.clusterLogging.enableTypes).toEqual([
      'api',
      'audit',
      'authenticator',
    ]);
    expect(manifest.addons.map(addon => addon.name)).toEqual([
      'aws-ebs-csi-driver',
      'coredns',
      'eks-pod-identity-agent',
      'vpc-cni',
      'kube-proxy',
      'metrics-server',
    ]);
    expect(footprint).toEqual({
      nodes: 6,
      vcpu: 12,
      memoryGib: 48,
      instances: [
        {
          group: 'system',
          instanceTypes: ['m6i.large'],
          minNodes: 3,
          maxNodes: 6,
          spot: false,
          volumeGib: 80,
        },
      ],
    });
  });

  it('counts every node of a group as the largest of its instance types', async () => {
    const { footprint } = await accept({
      ...smallest(),
      managedNodeGroups: [
        { name: 'a', instanceTypes: ['c5.2xlarge', 'r5.large'], maxSize: 2 },
        { name: 'b', instanceType: 't3.medium', minSize: 1, maxSize: 1 },
      ],
    });
    expect(footprint).toMatchObject({ nodes: 3, vcpu: 18, memoryGib: 36 });
  });

  it('takes the newest allowed version when the manifest names none', async () => {
    const { effectiveManifest } = await accept(smallest(), {
      guardrails: { versions: ['1.31', '1.33', '1.32'] },
    });
    expect(parseEffectiveManifest(effectiveManifest).metadata.version).toBe('1.33');
  });

  it('changes nothing of an effective manifest that is submitted again', async () => {
    const guardrails = {
      requiredTags: { 'cost-center': '42' },
      forbidden: ['managedNodeGroups.*.ssh', 'metadata.tags.cost-center'],
      publicAccessCidrs: ['203.0.113.0/24'],
    };
    for (const manifest of [smallest(), fixture('short-lived'), fixture('long-lived')]) {
      const { effectiveManifest } = await accept(manifest, { guardrails });
      const again = await accept(effectiveManifest, { guardrails });
      expect(again.effectiveManifest).toBe(effectiveManifest);
    }
  });

  it('gives the same bytes for any order of keys, and again for what it gave', async () => {
    const size = fc.integer({ min: 1, max: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.record(
          {
            spot: fc.boolean(),
            minSize: size,
            extra: size,
            volumeSize: fc.integer({ min: 20, max: 2048 }),
            amiFamily: fc.constantFrom('AmazonLinux2023', 'Bottlerocket'),
            labels: fc.dictionary(
              fc.stringMatching(/^[a-z0-9]{1,20}$/),
              fc.stringMatching(/^[a-z0-9]{0,20}$/),
            ),
          },
          { requiredKeys: ['minSize', 'extra'] },
        ),
        fc.dictionary(
          fc.stringMatching(/^[a-z0-9]{1,20}$/),
          fc.stringMatching(/^[a-z0-9 :]{0,20}$/),
          { maxKeys: 20 },
        ),
        async ({ extra, ...group }, tags) => {
          const nodes = {
            name: 'nodes',
            instanceTypes: ['m5.large', 'm6i.large'],
            ...group,
            maxSize: group.minSize + extra,
          };
          const reversed = Object.fromEntries(Object.entries(nodes).reverse());
          const base = smallest();
          const manifest = {
            ...base,
            metadata: { ...base.metadata, tags },
            managedNodeGroups: [nodes],
          };
          const first = await accept(manifest);
          const second = await accept(
            Object.fromEntries(
              Object.entries({
                ...manifest,
                managedNodeGroups: [reversed],
              }).reverse(),
            ),
          );
          const third = await accept(first.effectiveManifest);
          expect(second.effectiveManifest).toBe(first.effectiveManifest);
          expect(third.effectiveManifest).toBe(first.effectiveManifest);
          expect(validate(parse(first.effectiveManifest))).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('keeps any text that it accepts, whatever reads it', async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        async (one, two) => {
          const base = smallest();
          const annotations = {
            a: one,
            [`k${two}`]: two,
            no: 'yes',
            '010': '0o7',
          };
          const result = await submit({
            ...base,
            metadata: { ...base.metadata, annotations },
          });
          const text = result.ok ? result.evaluation.effectiveManifest : '';
          const readings = (['1.1', '1.2'] as const)
            .filter(() => result.ok)
            .map(version => parse(text, { version }).metadata.annotations);
          accepted += result.ok ? 1 : 0;
          expect(readings).toEqual(readings.map(() => annotations));
        },
      ),
      { numRuns: 150 },
    );
    expect(accepted).toBeGreaterThan(20);
  });

  it('answers to anything with violations, never with an error', async () => {
    const base = smallest();
    const paths = ['apiVersion', 'metadata', 'vpc', 'iam', 'addons', 'addonsConfig'];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths, 'accessConfig', 'managedNodeGroups', 'toString'),
        fc.anything({ maxDepth: 3 }),
        fc.string(),
        async (key, value, text) => {
          const nodes = { ...base.managedNodeGroups[0], [key]: value };
          const json = JSON.stringify({ ...base, [key]: value });
          const nested = JSON.stringify({ ...base, managedNodeGroups: [nodes] });
          for (const manifest of [json, nested, text, `${text}: ${json}`]) {
            expect((await submit(manifest)).ok).toEqual(expect.any(Boolean));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('says which targets there are', async () => {
    expect(await submit(smallest(), { submission: { target: 'production' } })).toEqual({
      ok: false,
      violations: [
        {
          path: 'target',
          rule: 'target.unknown',
          message: 'Name one of the targets development.',
        },
      ],
    });
  });

  it('finds all violations at once, of every sort', async () => {
    expect(
      await refuse({
        kind: 'ClusterConfig',
        metadata: { name: 'Dana', region: 'mars-1', version: 1.3 },
        colour: 'red',
        nodeGroups: [{ name: 'old' }],
        autoModeConfig: { enabled: true },
        managedNodeGroups: [
          { name: 'nodes', instanceType: 'x1.large', spot: 'yes' },
          { name: 'nodes', instanceType: 'm5.24xlarge', maxSize: 400 },
        ],
      }),
    ).toEqual([
      'manifest/nodeGroups guardrail.forbidden',
      'manifest/autoModeConfig/enabled guardrail.fixed',
      'manifest/metadata/version shape.type',
      'manifest/managedNodeGroups/0/spot shape.type',
      'manifest/colour shape.unknown-key',
      'manifest/apiVersion required',
      'manifest/metadata/name name.pattern',
      'manifest/metadata/region guardrail.region',
      'manifest/managedNodeGroups/0/maxSize required',
      'manifest/managedNodeGroups/1/name nodeGroup.repeated',
      'manifest/managedNodeGroups/0/instanceType instanceType.unknown',
      'manifest/managedNodeGroups/1/instanceType guardrail.instance-type',
      'manifest/managedNodeGroups guardrail.max-nodes',
    ]);
  });
});
