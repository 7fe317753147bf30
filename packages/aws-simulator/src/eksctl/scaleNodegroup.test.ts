import { DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  DescribeAddonCommand,
  DescribeNodegroupCommand,
  EKSClient,
  UpdateNodegroupConfigCommand,
} from '@aws-sdk/client-eks';
import type { RunningSimulator } from '../server/startSimulator.ts';
import { clusterConfig, toYaml } from '../testing/configs.ts';
import { runEksctl } from '../testing/eksctl.ts';
import { stopSimulators, testSimulator } from '../testing/simulators.ts';

jest.setTimeout(120_000);
afterAll(stopSimulators);

let simulator: RunningSimulator;
beforeAll(async () => {
  simulator = await testSimulator();
  const stdin = toYaml(clusterConfig('team'));
  await runEksctl(simulator, ['create', 'cluster', '-f', '-'], { stdin });
});
afterEach(() => simulator.client.removeFaults());

const clientConfig = () => ({
  region: 'eu-west-1',
  endpoint: simulator.url,
  credentials: { accessKeyId: 'AKIASIM111122223333', secretAccessKey: 'simulated' },
});
const scale = (...flags: string[]) =>
  runEksctl(simulator, ['scale', 'nodegroup', '--cluster', 'team', '--name', 'ng', ...flags]);
async function group() {
  const { nodegroup } = await new EKSClient(clientConfig()).send(
    new DescribeNodegroupCommand({ clusterName: 'team', nodegroupName: 'ng' }),
  );
  return nodegroup;
}
async function machines() {
  const groupName = (await group())?.resources?.autoScalingGroups?.[0].name ?? '';
  const { Reservations } = await new EC2Client(clientConfig()).send(
    new DescribeInstancesCommand({
      Filters: [{ Name: 'tag:aws:autoscaling:groupName', Values: [groupName] }],
    }),
  );
  return (Reservations ?? []).flatMap(({ Instances }) => Instances ?? []).map(i => i.State?.Name);
}
const addon = async () =>
  (
    await new EKSClient(clientConfig()).send(
      new DescribeAddonCommand({ clusterName: 'team', addonName: 'coredns' }),
    )
  ).addon?.status;
async function until(what: () => Promise<unknown>, expected: unknown) {
  for (let tries = 0; tries < 500; tries++) {
    if (JSON.stringify(await what()) === JSON.stringify(expected)) return;
    await new Promise(done => setTimeout(done, 20));
  }
  expect(await what()).toEqual(expected);
}

describe('scale nodegroup', () => {
  it('takes all nodes away and waits for EKS, not for the machines', async () => {
    expect(await machines()).toEqual(['running', 'running']);
    const { exit, stdout } = await scale('--nodes', '0', '--nodes-min', '0', '--wait');
    expect(exit).toBe(0);
    expect(stdout.split('\n').map(line => line.slice(25))).toEqual([
      'scaling nodegroup "ng" in cluster team',
      'initiated scaling of nodegroup',
      'waiting for scaling of nodegroup "ng" to complete',
      'nodegroup successfully scaled',
      '',
    ]);
    expect(await group()).toMatchObject({
      status: 'ACTIVE',
      scalingConfig: { minSize: 0, desiredSize: 0, maxSize: 3 },
    });
    await until(machines, []);
    expect(await simulator.client.nodes('111122223333', 'eu-west-1', 'team')).toEqual([]);
    expect(await addon()).toBe('DEGRADED');
  });

  it('brings them back, and without --wait does not wait', async () => {
    const { exit, stdout } = await scale('--nodes', '2');
    expect(exit).toBe(0);
    expect(stdout).toContain(
      'to see the status of the scaling run `eksctl get nodegroup --cluster team --region eu-west-1 --name ng`',
    );
    await until(machines, ['running', 'running']);
    await until(addon, 'ACTIVE');
    const nodes = await simulator.client.nodes('111122223333', 'eu-west-1', 'team');
    expect(nodes.map(({ ready }) => ready)).toEqual([true, true]);
  });

  it('waits in vain for a group that gets no machines', async () => {
    await until(async () => (await group())?.status, 'ACTIVE');
    await simulator.client.addFault({ effect: { type: 'no-capacity' } });
    const { exit, stderr } = await scale('--nodes', '3', '--wait', '--timeout', '3m');
    expect(exit).toBe(1);
    expect(stderr).toContain(
      'failed to scale nodegroup "ng" for cluster "team", error: exceeded max wait time for NodegroupActive waiter',
    );
    expect(await group()).toMatchObject({
      status: 'DEGRADED',
      health: {
        issues: [
          {
            code: 'AsgInstanceLaunchFailures',
            message: expect.stringContaining('InsufficientInstanceCapacity'),
          },
        ],
      },
    });
    expect(await machines()).toEqual(['running', 'running']);
  });

  it.each([
    [[], 'at least one of minimum, maximum and desired nodes must be set'],
    [['--nodes', '2', '--nodes-min', '3'], 'must be fewer than or equal to number of nodes'],
    [['--nodes', '2', '--nodes-max', '1'], 'must be greater than or equal to number of nodes'],
    [['--nodes-min', '2', '--nodes-max', '1'], 'must be greater than minimum number of nodes'],
    [['--nodes', '0', '--nodes-min', '0', '--nodes-max', '0'], 'InvalidParameterException'],
    [['--nodes', '4'], "desired capacity 4 can't be greater than max size 3"],
  ])('refuses %j', async (more, message) => {
    const { exit, stderr } = await scale(...more);
    expect([exit, stderr]).toEqual([1, expect.stringContaining(message)]);
  });

  it('is refused while EKS is at work on the group', async () => {
    const eks = new EKSClient(clientConfig());
    const update = new UpdateNodegroupConfigCommand({
      clusterName: 'team',
      nodegroupName: 'ng',
      scalingConfig: { desiredSize: 1 },
    });
    await simulator.client.setSpeed(1);
    await eks.send(update);
    await expect(eks.send(update)).rejects.toMatchObject({ name: 'ResourceInUseException' });
  });
});
