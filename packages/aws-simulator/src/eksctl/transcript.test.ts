import { clusterConfig, toYaml } from '../testing/configs.ts';
import { runEksctl } from '../testing/eksctl.ts';
import { leftIn, stopSimulators, testSimulator } from '../testing/simulators.ts';

jest.setTimeout(120_000);
afterEach(stopSimulators);

/** Records without their moments; the same record many times in a row once. */
function transcript(stdout: string): string {
  const lines = stdout
    .replace(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} /gm, '')
    .replace(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} \[/g, '<glued>[')
    .replace(/accessentry-[A-Z2-7]{32}/g, 'accessentry-<sha>')
    .replace(/ip-[\d-]+\./g, 'ip-<n>.')
    .replace(/"\/.*\/config"/g, '"<home>/.kube/config"')
    .split('\n');
  return lines.filter((line, index) => line !== lines[index - 1] || line === '').join('\n');
}

describe('create cluster and delete cluster', () => {
  it('print what eksctl prints, in its order', async () => {
    const simulator = await testSimulator();
    const config = clusterConfig('team', { addonsConfig: { disableDefaultAddons: true } });
    config.addons = [{ name: 'vpc-cni' }];
    const env = { PATH: '/nowhere' };
    const created = await runEksctl(simulator, ['create', 'cluster', '-f', '-'], {
      stdin: toYaml(config),
      env,
    });
    expect(created.stderr).toBe(
      'eksctl SIMULATOR: not the real eksctl, works on a simulated AWS only\n',
    );
    expect(created.exit).toBe(0);
    expect(transcript(created.stdout)).toMatchSnapshot();
    const deleted = await runEksctl(
      simulator,
      ['delete', 'cluster', '--name', 'team', '--wait', '--disable-nodegroup-eviction'],
      { env },
    );
    expect(deleted.exit).toBe(0);
    expect(transcript(deleted.stdout)).toMatchSnapshot();
    const region = await simulator.client.region('eu-west-1');
    expect(leftIn(region)).toEqual([]);
    expect(region).toMatchObject({ stacks: [], pending: 0 });
  });

  it('write records with a header, local time and the icon of their level', async () => {
    const simulator = await testSimulator();
    const { stdout, exit } = await runEksctl(
      simulator,
      ['create', 'cluster', '-f', '-', '--without-nodegroup'],
      { stdin: toYaml(clusterConfig('team')), env: { TZ: 'Pacific/Kiritimati' } },
    );
    expect(exit).toBe(0);
    const headers = stdout.split('\n').filter(line => / \[[^ ]\] /.test(line));
    for (const line of headers) {
      expect(line).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} \[(ℹ|✔|!|✖)\] {2}/);
    }
    const printed = Date.parse(`${headers[0].slice(0, 19).replace(' ', 'T')}+14:00`);
    expect(Math.abs(printed - Date.now())).toBeLessThan(120_000);
  });

  it('glue a record to the tree of one task of several lines', async () => {
    const simulator = await testSimulator();
    const config = clusterConfig('team', {
      managedNodeGroups: [],
      iam: {
        podIdentityAssociations: [
          {
            namespace: 'apps',
            serviceAccountName: 'web',
            permissionPolicyARNs: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
          },
        ],
      },
    });
    const { stdout, exit } = await runEksctl(simulator, ['create', 'cluster', '-f', '-'], {
      stdin: toYaml(config),
    });
    expect(exit).toBe(0);
    expect(stdout).toMatch(/\n {4}} }\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} \[ℹ\] {2}deploying stack/);
  });

  it('enter every phase once, in the order that the server lists', async () => {
    const simulator = await testSimulator();
    await runEksctl(simulator, ['create', 'cluster', '-f', '-'], {
      stdin: toYaml(clusterConfig('team')),
    });
    await runEksctl(simulator, ['delete', 'cluster', '--name', 'team', '--wait']);
    const phases = await simulator.client.phases();
    const runs = await simulator.client.runs();
    expect(runs.map(run => run.phases.map(entry => entry.phase))).toEqual([
      phases.create,
      phases.delete,
    ]);
    expect(runs).toMatchObject([
      {
        command: 'create cluster',
        cluster: 'team',
        region: 'eu-west-1',
        account: '111122223333',
        end: { exit: 0 },
      },
      { command: 'delete cluster', cluster: 'team', end: { exit: 0 } },
    ]);
  });
});
