import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RunningSimulator } from '../server/startSimulator.ts';
import { clusterConfig, toYaml } from '../testing/configs.ts';
import { runEksctl } from '../testing/eksctl.ts';
import { stopSimulators, testSimulator } from '../testing/simulators.ts';

jest.setTimeout(120_000);
afterEach(stopSimulators);

let simulator: RunningSimulator;
beforeEach(async () => {
  simulator = await testSimulator();
});

const banner = 'eksctl SIMULATOR: not the real eksctl, works on a simulated AWS only\n';
const create = (stdin: string, ...more: string[]) =>
  runEksctl(simulator, ['create', 'cluster', '-f', '-', ...more], { stdin });
const withGroup = (change: object) => {
  const config = clusterConfig('team');
  Object.assign(config.managedNodeGroups?.[0] ?? {}, change);
  return toYaml(config);
};

describe('the simulated eksctl', () => {
  it('says in its version that it is a simulator, and needs no AWS for it', async () => {
    const json = await runEksctl(undefined, ['version', '-o', 'json']);
    expect(json).toMatchObject({ exit: 0, stderr: banner });
    expect(JSON.parse(json.stdout)).toMatchObject({ Version: '0.231.0', PreReleaseID: 'sim' });
    expect((await runEksctl(undefined, ['version'])).stdout).toBe('0.231.0-sim\n');
    const info = await runEksctl(undefined, ['info', '-o', 'json'], { env: { PATH: '/nowhere' } });
    expect(JSON.parse(info.stdout)).toMatchObject({
      EksctlVersion: '0.231.0-sim',
      KubectlVersion: expect.stringContaining('not found'),
    });
  });

  it('does not start without a simulator on a loopback address', async () => {
    const get = (env: Record<string, string>) => runEksctl(undefined, ['get', 'cluster'], { env });
    const wrong = ['', 'https://127.0.0.1:1', 'http://10.0.0.1', 'http://127.0.0.1.evil.example'];
    for (const AWS_ENDPOINT_URL of wrong) {
      const { exit, stderr } = await get({ AWS_ENDPOINT_URL });
      expect([exit, stderr]).toEqual([1, expect.stringContaining('AWS_ENDPOINT_URL must be')]);
    }
    const other = createServer((_, response) => response.end('{"simulator":false}'));
    await new Promise<void>(done => {
      other.listen(0, '127.0.0.1', done);
    });
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    expect((await get({ AWS_ENDPOINT_URL: url })).stderr).toContain('no AWS simulator answers');
    other.close();
    const split = await get({ AWS_ENDPOINT_URL: simulator.url, AWS_ENDPOINT_URL_EKS: 'https://x' });
    expect(split.stderr).toContain('AWS_ENDPOINT_URL_EKS is set');
  });

  it('does not start with credentials that could be real', async () => {
    const { exit, stderr } = await runEksctl(simulator, ['get', 'cluster'], {
      env: { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' },
    });
    expect([exit, stderr]).toEqual([1, expect.stringContaining('credentials look real')]);
    expect(await simulator.client.calls()).toEqual([]);
  });

  it.each([
    [['create', 'cluster', '--nope'], 'unknown flag: --nope'],
    [['frobnicate'], 'unknown command "frobnicate" for "eksctl"'],
    [['drain', 'nodegroup'], 'the command "drain nodegroup" is not simulated'],
    [['create', 'cluster', '--fargate'], 'the flag --fargate is not simulated'],
    [
      ['create', 'cluster', '-f', '-', '--name', 'x'],
      'cannot use --name when --config-file/-f is set',
    ],
    [['delete', 'cluster'], '--name must be set'],
    [['delete', 'cluster', 'a', 'b'], 'only one argument is allowed to be used as a name'],
    [['get', 'cluster', '-o', 'xml'], 'unknown output printer type'],
    [
      ['create', 'cluster', '-f', '-', '--dry-run', '--timeout', '1m'],
      'cannot use --timeout as this option is not represented in ClusterConfig',
    ],
    [['create', 'cluster', '-f', '/no/file'], 'open /no/file: no such file or directory'],
  ])('refuses the arguments %j', async (argv, message) => {
    const { exit, stderr } = await runEksctl(simulator, argv);
    expect([exit, stderr]).toEqual([1, expect.stringContaining(`Error: `)]);
    expect(stderr).toContain(message);
  });

  it.each([
    [
      'an unknown field',
      toYaml({ ...clusterConfig('team'), nope: 1 }),
      'error unmarshaling JSON: while decoding JSON: json: unknown field "nope"',
    ],
    [
      'an unknown instance type',
      withGroup({ instanceTypes: ['z9.huge'] }),
      'none of the provided AZs ["eu-west-1a" "eu-west-1b"] support instance type z9.huge in nodegroup ng',
    ],
    [
      'a retired version',
      toYaml({
        ...clusterConfig('team'),
        metadata: { name: 'a', region: 'eu-west-1', version: '1.29' },
      }),
      'resolving cluster version: invalid version, 1.29 is no longer supported',
    ],
  ])('refuses a config with %s', async (_, stdin, message) => {
    const { exit, stdout, stderr } = await create(stdin);
    expect([exit, stderr]).toEqual([1, expect.stringContaining(message)]);
    expect(stdout).not.toContain('deploying stack');
    expect((await simulator.client.region('eu-west-1'))?.stacks ?? []).toEqual([]);
  });

  it('panics on a NAT section without a gateway', async () => {
    const { exit } = await create(toYaml(clusterConfig('team', { vpc: { nat: {} } })));
    expect(exit).toBe(2);
  });

  it('prints the config of a dry run and creates nothing', async () => {
    const { exit, stdout } = await create(toYaml(clusterConfig('team')), '--dry-run');
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^apiVersion: eksctl.io\/v1alpha5\n/);
    expect(stdout).not.toContain('[ℹ]');
    expect(await simulator.client.calls('cloudformation:CreateStack')).toEqual([]);
  });
});
