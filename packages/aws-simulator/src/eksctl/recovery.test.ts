import {
  CloudFormationClient,
  DeleteStackCommand,
  DescribeStacksCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import { CreateClusterCommand, EKSClient } from '@aws-sdk/client-eks';
import type { RunningSimulator } from '../server/startSimulator.ts';
import { clusterConfig, toYaml } from '../testing/configs.ts';
import { runEksctl, startEksctl } from '../testing/eksctl.ts';
import { leftIn, stopSimulators, testSimulator, until } from '../testing/simulators.ts';

jest.setTimeout(120_000);
afterEach(stopSimulators);

let simulator: RunningSimulator;
beforeEach(async () => {
  simulator = await testSimulator();
});

const aws = () => ({
  region: 'eu-west-1',
  endpoint: simulator.url,
  credentials: { accessKeyId: 'AKIASIM111122223333', secretAccessKey: 'simulated' },
});
const yaml = toYaml(clusterConfig('team'));
const create = () => runEksctl(simulator, ['create', 'cluster', '-f', '-'], { stdin: yaml });
const remove = (...more: string[]) =>
  runEksctl(simulator, ['delete', 'cluster', '--name', 'team', ...more]);
const stackStatus = async (name: string) =>
  (await simulator.client.region('eu-west-1'))?.stacks.find(stack => stack.name === name)?.status;
const settled = () =>
  until('everything to settle', async () => {
    const region = await simulator.client.region('eu-west-1');
    return region?.pending === 0 && region;
  });

/** Every row of what eksctl makes of a state that it finds. */
describe('with what an earlier run left', () => {
  it('fails to delete what does not exist, and panics when forced', async () => {
    const missing = await remove('--wait');
    expect(missing.exit).toBe(1);
    expect(missing.stdout).toBe('');
    expect(missing.stderr).toMatch(
      /\nError: unable to describe cluster control plane: operation error EKS: DescribeCluster, https response error StatusCode: 404, RequestID: [0-9a-f-]+, ResourceNotFoundException: No cluster found for name: team\.\n$/,
    );
    const forced = await remove('--wait', '--force');
    expect(forced.exit).toBe(2);
    expect(forced.stderr).toContain('panic: runtime error');
  });

  it('refuses to create over a stack, and tells to delete the healthy cluster', async () => {
    expect((await create()).exit).toBe(0);
    const again = await create();
    expect(again.exit).toBe(1);
    expect(again.stdout).toMatch(
      /\[✖\] {2}creating CloudFormation stack "eksctl-team-cluster": operation error CloudFormation: CreateStack, https response error StatusCode: 400, RequestID: [0-9a-f-]+, AlreadyExistsException: Stack \[eksctl-team-cluster\] already exists\n$/,
    );
    expect(again.stdout).toContain(
      "to cleanup resources, run 'eksctl delete cluster --region=eu-west-1 --name=team'",
    );
    expect(again.stderr).toContain('Error: failed to create cluster "team"');
  });

  it('returns early from a delete without --wait, while the stack is still going', async () => {
    await create();
    await simulator.client.setSpeed(300);
    const early = await remove();
    expect(early.exit).toBe(0);
    expect(early.stdout).toContain('[✔]  all cluster resources were deleted');
    expect(await stackStatus('eksctl-team-cluster')).toBe('DELETE_IN_PROGRESS');
    await simulator.client.setSpeed(2_000);
    expect((await settled()).stacks).toEqual([]);
  });

  it('leaves the stack to AWS when it is killed, and resumes after it', async () => {
    await simulator.client.setSpeed(300);
    const run = startEksctl(simulator, ['create', 'cluster', '-f', '-'], { stdin: yaml });
    await until('the cluster stack', () => stackStatus('eksctl-team-cluster'));
    run.child.kill('SIGKILL');
    expect((await run.result).signal).toBe('SIGKILL');
    const [record] = await until('the end of the run', async () => {
      const runs = await simulator.client.runs();
      return runs[0].endedAt === undefined ? undefined : runs;
    });
    expect(record).toMatchObject({ end: { vanished: true }, phases: expect.any(Array) });
    expect(await stackStatus('eksctl-team-cluster')).toBe('CREATE_IN_PROGRESS');
    await simulator.client.setSpeed(2_000);
    expect((await settled()).stacks.map(stack => stack.status)).toEqual(['CREATE_COMPLETE']);
    const resume = async (...argv: string[]) => {
      const result = await runEksctl(simulator, argv, { stdin: yaml });
      expect([result.exit, result.stderr.split('\n')[1]]).toEqual([0, '']);
      return result.stdout;
    };
    await resume('create', 'accessentry', '-f', '-');
    expect(await resume('create', 'accessentry', '-f', '-')).toContain(
      'access entries already up-to-date',
    );
    // It waits, asked to or not, and CoreDNS has no nodes to run on yet.
    const early = await runEksctl(simulator, ['create', 'addon', '-f', '-'], { stdin: yaml });
    expect([early.exit, early.stderr.split('\n')[1]]).toEqual([
      1,
      'Error: addon status transitioned to "DEGRADED"',
    ]);
    await resume('create', 'nodegroup', '-f', '-');
    expect(await resume('create', 'addon', '-f', '-')).toContain(
      '"coredns" addon is already present on the cluster, as an EKS managed addon, skipping creation',
    );
    expect(await resume('create', 'nodegroup', '-f', '-')).toContain(
      '1 existing nodegroup(s) (ng) will be excluded',
    );
    await resume('utils', 'write-kubeconfig', '--cluster', 'team');
    const groups = JSON.parse(await resume('get', 'nodegroup', '--cluster', 'team', '-o', 'json'));
    expect(groups).toMatchObject([{ Name: 'ng', Status: 'ACTIVE', DesiredCapacity: 2 }]);
    expect((await remove('--wait')).exit).toBe(0);
    expect((await settled()).stacks).toEqual([]);
  });

  it('deletes a cluster whose stack is still being created', async () => {
    await simulator.client.addFault({ effect: { type: 'stall', resource: 'ControlPlane' } });
    const run = startEksctl(simulator, ['create', 'cluster', '-f', '-'], { stdin: yaml });
    await until('the cluster to be CREATING', async () => {
      const region = await simulator.client.region('eu-west-1');
      return region?.clusters.team?.status === 'CREATING';
    });
    run.child.kill('SIGKILL');
    const result = await remove('--wait');
    expect(result.exit).toBe(0);
    expect(result.stdout).not.toContain('draining');
    const region = await settled();
    expect([leftIn(region), region.stacks]).toEqual([[], []]);
  });

  it('takes a rolled back node group for an existing one, and succeeds with none', async () => {
    await simulator.client.addFault({ effect: { type: 'rollback', resource: 'ManagedNodeGroup' } });
    const failed = await create();
    expect(failed.exit).toBe(1);
    expect(failed.stdout).toMatch(/\[✖\] {2}waiter state transitioned to Failure\n$/);
    expect(failed.stdout).not.toContain('CREATE_FAILED');
    await settled();
    expect(await stackStatus('eksctl-team-nodegroup-ng')).toBe('ROLLBACK_COMPLETE');
    const trap = await runEksctl(simulator, ['create', 'nodegroup', '-f', '-'], { stdin: yaml });
    expect(trap.exit).toBe(0);
    expect(trap.stdout).toContain('created 0 managed nodegroup(s) in cluster "team"');
    const argv = ['delete', 'nodegroup', '--cluster', 'team', '--name', 'ng', '--wait'];
    expect((await runEksctl(simulator, argv)).exit).toBe(0);
    await runEksctl(simulator, ['create', 'nodegroup', '-f', '-'], { stdin: yaml });
    expect(await stackStatus('eksctl-team-nodegroup-ng')).toBe('CREATE_COMPLETE');
  });

  it('cannot finish a delete when a node group stack is stuck', async () => {
    await create();
    await simulator.client.addFault({
      effect: { type: 'delete-failed', resource: 'ManagedNodeGroup', reason: 'sg-1 is in use' },
    });
    const first = await remove('--wait');
    expect(first.exit).toBe(1);
    expect(first.stdout).toMatch(/\[✖\] {2}waiter state transitioned to Failure\n$/);
    expect(await stackStatus('eksctl-team-nodegroup-ng')).toBe('DELETE_FAILED');
    const second = await remove();
    expect(second.exit).toBe(1);
    expect(second.stdout).toContain("stack's status of nodegroup named ng is DELETE_FAILED");
    expect(second.stdout).toContain(
      'found the following undeleted stacks: eksctl-team-nodegroup-ng,eksctl-team-cluster',
    );
    expect(second.stderr).toContain('Error: failed to delete all resources');
    const { Stacks } = await new CloudFormationClient(aws()).send(
      new DescribeStacksCommand({ StackName: 'eksctl-team-cluster' }),
    );
    expect(Stacks?.[0].StackStatusReason).toMatch(
      /^Export eksctl-team-cluster::.+ cannot be deleted as it is in use by eksctl-team-nodegroup-ng$/,
    );
  });

  it('deletes a cluster that it does not own, through the EKS API', async () => {
    await new EKSClient(aws()).send(
      new CreateClusterCommand({
        name: 'team',
        roleArn: 'arn:aws:iam::111122223333:role/someone',
        resourcesVpcConfig: { subnetIds: [] },
      }),
    );
    await settled();
    const rolledBack = await create();
    expect(rolledBack.exit).toBe(1);
    expect(rolledBack.stdout).toContain('Cluster already exists with name: team');
    expect(await settled()).toMatchObject({ clusters: { team: { status: 'ACTIVE' } } });
    expect(await stackStatus('eksctl-team-cluster')).toBe('ROLLBACK_COMPLETE');
    await new CloudFormationClient(aws()).send(
      new UpdateTerminationProtectionCommand({
        StackName: 'eksctl-team-cluster',
        EnableTerminationProtection: false,
      }),
    );
    await new CloudFormationClient(aws()).send(
      new DeleteStackCommand({ StackName: 'eksctl-team-cluster' }),
    );
    await settled();
    const { exit, stdout } = await remove('--wait');
    expect([exit, stdout]).toEqual([
      0,
      expect.stringContaining('initiated deletion of cluster "team"'),
    ]);
    const region = await settled();
    expect([leftIn(region), region.stacks]).toEqual([[], []]);
  });

  it('takes stacks of another cluster for its own when the name holds an infix', async () => {
    const other = toYaml(clusterConfig('team-nodegroup-1', { managedNodeGroups: [] }));
    await runEksctl(simulator, ['create', 'cluster', '-f', '-'], { stdin: other });
    expect((await create()).exit).toBe(0);
    const { stdout } = await runEksctl(simulator, [
      'utils',
      'describe-stacks',
      '--cluster',
      'team',
      '-o',
      'json',
    ]);
    const names = JSON.parse(stdout).map((stack: { StackName: string }) => stack.StackName);
    expect(names).toContain('eksctl-team-nodegroup-1-cluster');
  });
});
