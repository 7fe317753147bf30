import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { parse } from 'yaml';
import { attempt } from '../__testUtils__/attempt';
import { hostileText } from '../__testUtils__/hostile';
import { checkName, reservedInfixes } from '../name';
import { manifestName } from './manifestName';
import { renderManifest } from './renderManifest';

const root = resolve(__dirname, '../../../..');
const read = (path: string) => readFileSync(resolve(root, path), 'utf8');
const content = read('templates/eks-environment/content/cluster.yaml.hbs');
const { spec } = parse(read('templates/eks-environment/template.yaml'));
const [purpose, cluster] = spec.parameters;

const ajv = new Ajv({ strict: false, allErrors: true });
const formTakes: ValidateFunction[] = spec.parameters.map((page: object) => ajv.compile(page));
const eksctlTakes = ajv.compile(
  JSON.parse(read('packages/aws-simulator/data/eksctl-clusterconfig.schema.json')),
);

const form = {
  name: 'checkout-test',
  owner: 'group:default/team-a',
  type: 'temporary',
  lifetime: 'P7D',
  region: 'eu-west-1',
  version: '1.35',
  instanceType: 'm6i.large',
  minNodes: 2,
  maxNodes: 3,
  spot: false,
  addons: [] as string[],
  natGateway: 'Single',
};

/** What the form finds wrong, as paths. */
function problems(values: object): string[] {
  return formTakes.flatMap(takes => {
    takes(values);
    return (takes.errors ?? []).map(error => error.instancePath || error.message || '');
  });
}

describe('The template eks-environment', () => {
  it("renders what eksctl's schema takes, for every choice in the form", () => {
    const choice = (field: string) => fc.constantFrom(...cluster.properties[field].enum);
    const forms = fc.record({
      type: fc.constantFrom('temporary', 'permanent'),
      region: choice('region'),
      version: choice('version'),
      instanceType: choice('instanceType'),
      natGateway: choice('natGateway'),
      spot: fc.boolean(),
      addons: fc.subarray(cluster.properties.addons.items.enum as string[]),
      apiCidrs: fc.constantFrom(undefined, [], ['203.0.113.0/24', '198.51.100.7/32']),
    });
    fc.assert(
      fc.property(forms, fc.integer({ min: 1, max: 10 }), fc.nat(10), (chosen, minNodes, more) => {
        const values = { ...form, ...chosen, minNodes, maxNodes: minNodes + more };
        expect(problems(values)).toEqual([]);
        const manifest = parse(renderManifest(content, values));
        eksctlTakes(manifest);
        expect(eksctlTakes.errors).toBeNull();

        const [group] = manifest.managedNodeGroups;
        expect(manifest.metadata).toEqual({
          name: 'checkout-test',
          region: chosen.region,
          version: chosen.version,
        });
        expect(manifest.vpc.nat.gateway).toBe(chosen.natGateway);
        expect(manifest.vpc.publicAccessCIDRs).toEqual(
          chosen.apiCidrs?.length ? chosen.apiCidrs : undefined,
        );
        expect(manifest.addons.map((addon: { name: string }) => addon.name)).toEqual([
          'eks-pod-identity-agent',
          ...chosen.addons,
        ]);
        expect(group).toMatchObject({
          spot: chosen.spot,
          minSize: minNodes,
          desiredCapacity: minNodes,
          maxSize: minNodes + more,
        });
        expect(group.instanceTypes).toContain(chosen.instanceType);
        expect(group.instanceTypes.length > 1).toBe(chosen.spot);
      }),
      { numRuns: 200, seed: 20261122 },
    );
  });

  it('carries each of 1,000 hostile names and values through unchanged, or refuses it by its field', () => {
    const hostileName = fc.oneof(
      fc.stringMatching(/^[a-z][a-z0-9-]{1,38}[a-z0-9]$/),
      fc.tuple(fc.constantFrom(...reservedInfixes)).map(([infix]) => `a${infix}b`),
      hostileText,
    );
    const hostile = fc.record({
      name: hostileName,
      region: hostileText,
      version: hostileText,
      instanceType: hostileText,
      natGateway: hostileText,
      addons: fc.array(hostileText, { maxLength: 3 }),
      apiCidrs: fc.array(hostileText, { minLength: 1, maxLength: 3 }),
    });
    const names = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(hostile, values => {
        const { value: manifest, refusal } = attempt(() =>
          renderManifest(content, { ...form, ...values }),
        );
        expect(refusal ?? 'none').toMatch(
          /^none$|^InputError: (name|region|version|instanceType|natGateway|addons\[\]|apiCidrs\[\d\]) holds /,
        );
        for (const version of manifest ? (['1.1', '1.2'] as const) : []) {
          const read_ = parse(manifest ?? '', { version });
          expect(read_.metadata).toEqual({
            name: values.name,
            region: values.region,
            version: values.version,
          });
          expect(read_.vpc.nat).toEqual({ gateway: values.natGateway });
          expect(read_.vpc.publicAccessCIDRs).toEqual(values.apiCidrs);
          expect(read_.addons.slice(1)).toEqual(values.addons.map(name => ({ name })));
          expect(read_.managedNodeGroups).toHaveLength(1);
          expect(read_.managedNodeGroups[0].instanceTypes).toEqual([values.instanceType]);
        }

        const named = attempt(() => manifestName(manifest ?? ''));
        const good = manifest !== undefined && checkName(values.name).length === 0;
        names[good ? 'taken' : 'refused']++;
        expect(named.value).toBe(good ? values.name : undefined);
        expect(named.refusal ?? 'none').toMatch(good ? /^none$/ : /^InputError: metadata\.name: /);
      }),
      { numRuns: 1000, seed: 20261122 },
    );
    expect(names.taken).toBeGreaterThan(50);
    expect(names.refused).toBeGreaterThan(50);
  });

  it('takes the same names in its form as the service does', () => {
    const pattern = new RegExp(purpose.properties.name.pattern);
    const part = fc.constantFrom(
      'a',
      'b-',
      '-',
      '9',
      'A',
      'é',
      ...reservedInfixes,
      'addon',
      'long'.repeat(9),
    );
    const names = fc.array(part, { maxLength: 6 }).map(parts => parts.join(''));
    fc.assert(
      fc.property(names, name => {
        expect(pattern.test(name)).toBe(checkName(name).length === 0);
      }),
      { numRuns: 1000, seed: 20261122 },
    );
  });

  it.each([
    [{ name: 'My Cluster' }, '/name'],
    [{ name: 'a-nodegroup-b' }, '/name'],
    [{ owner: undefined }, "must have required property 'owner'"],
    [{ lifetime: undefined }, "must have required property 'lifetime'"],
    [{ lifetime: 'P1Y' }, '/lifetime'],
    [{ region: 'mars-1' }, '/region'],
    [{ version: '1.20' }, '/version'],
    [{ minNodes: 0 }, '/minNodes'],
    [{ minNodes: 4, maxNodes: 3 }, '/maxNodes'],
    [{ minNodes: 10, maxNodes: 9 }, '/maxNodes'],
    [{ maxNodes: 21 }, '/maxNodes'],
    [{ apiCidrs: ['0.0.0.0/0'] }, '/apiCidrs/0'],
    [{ addons: ['other'] }, '/addons/0'],
  ])('refuses %j in its form: %s', (change, path) => {
    expect(problems({ ...form, ...change })).toContain(path);
  });

  it('takes a permanent environment without a lifetime', () => {
    expect(problems({ ...form, type: 'permanent', lifetime: undefined })).toEqual([]);
  });

  it('shows an estimate of the very text that its steps render', () => {
    const { manifest } = cluster.properties.estimate['ui:options'];
    const [fetch, render, create] = spec.steps;
    expect(manifest).toEqual({ $manifestTemplate: `${fetch.input.url}/${render.input.path}` });
    expect(create.input.manifest).toBe('${{ steps.render.output.manifest }}');
    // Its value, which the steps pass on, means nothing to them.
    expect(problems({ ...form, estimate: '187.07 USD a month' })).toEqual([]);
    expect(renderManifest(content, { ...form, estimate: '187.07 USD a month' })).toBe(
      renderManifest(content, form),
    );
  });

  it('explains every field', () => {
    const fields = [
      ...Object.entries(purpose.properties),
      ...Object.entries(cluster.properties),
      ...Object.entries(purpose.dependencies.type.oneOf[0].properties),
    ].filter(([, field]) => (field as { title?: string }).title);
    expect(fields).toHaveLength(15);
    for (const [, field] of fields) {
      expect(field).toEqual(
        expect.objectContaining({ title: expect.any(String), description: expect.any(String) }),
      );
    }
  });
});
