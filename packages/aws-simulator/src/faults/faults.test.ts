import { EKSClient, ListClustersCommand } from '@aws-sdk/client-eks';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { RunningSimulator } from '../server/startSimulator.ts';
import { clusterConfig, toYaml } from '../testing/configs.ts';
import { runEksctl, startEksctl } from '../testing/eksctl.ts';
import { stopSimulators, testSimulator, until } from '../testing/simulators.ts';
import type { FaultPlan } from './types.ts';

jest.setTimeout(120_000);
afterEach(stopSimulators);

let simulator: RunningSimulator;
beforeEach(async () => {
  simulator = await testSimulator();
});

const create = (name = 'team', ...more: string[]) =>
  runEksctl(simulator, ['create', 'cluster', '-f', '-', ...more], {
    stdin: toYaml(clusterConfig(name)),
  });
const clientOf = (region: string) => ({
  region,
  endpoint: simulator.url,
  credentials: { accessKeyId: 'AKIASIM111122223333', secretAccessKey: 'simulated' },
});
const plan = (fault: FaultPlan) => simulator.client.addFault(fault);

describe('a planned fault', () => {
  it('rolls the cluster stack back, with its events in AWS order', async () => {
    await plan({ namePattern: '^team$', effect: { type: 'rollback', resource: 'NATIP' } });
    const { exit, stdout, stderr } = await create();
    expect(exit).toBe(1);
    expect(stderr).toContain('Error: failed to create cluster "team"');
    const unexpected =
      /\[✖\] {2}unexpected status "ROLLBACK_(IN_PROGRESS|COMPLETE)" while waiting for CloudFormation stack "eksctl-team-cluster"\n/g;
    expect(stdout.match(unexpected)).toHaveLength(2);
    expect(stdout).toMatch(
      /\[✖\] {2}AWS::EC2::EIP\/NATIP: CREATE_FAILED – "Resource handler returned message: \\"The maximum number of addresses has been reached\./,
    );
    expect(stdout).toContain('CREATE_FAILED – "Resource creation cancelled"');
    expect(stdout).toMatch(
      /\[✖\] {2}ResourceNotReady: failed waiting for successful resource state\n$/,
    );
  });

  it('hits only the names, the call and the number of times that it says', async () => {
    const fault = await plan({
      operation: 'sts:GetCallerIdentity',
      effect: { type: 'error', code: 'AccessDenied', message: 'not today', status: 403 },
      nth: 2,
    });
    const get = () => runEksctl(simulator, ['get', 'cluster', '-o', 'json']);
    expect((await get()).exit).toBe(0);
    const refused = await get();
    expect(refused.exit).toBe(1);
    expect(refused.stderr).toMatch(
      /Error: checking AWS STS access – cannot get role ARN for current session: operation error STS: GetCallerIdentity, https response error StatusCode: 403, RequestID: .+, api error AccessDenied: not today/,
    );
    expect((await get()).stdout).toBe('[]');
    expect(await simulator.client.faults()).toMatchObject([{ id: fault.id, seen: 3, hits: 1 }]);
    await simulator.client.removeFaults(fault.id);
    expect(await simulator.client.faults()).toEqual([]);
  });

  it('is retried by eksctl when it only throttles', async () => {
    await plan({ operation: 'eks:ListClusters', effect: { type: 'throttle' }, times: 2 });
    expect((await runEksctl(simulator, ['get', 'cluster', '-o', 'json'])).exit).toBe(0);
    expect((await simulator.client.calls('eks:ListClusters')).map(call => call.status)).toEqual([
      429, 429, 200,
    ]);
  });

  it('hits a whole service, and leaves other regions and services alone', async () => {
    await plan({
      operation: 'eks:*',
      region: 'eu-west-1',
      effect: { type: 'error', code: 'ServerException', message: 'out of order', status: 500 },
      times: 'always',
    });
    const list = (region: string) =>
      new EKSClient({ ...clientOf(region), maxAttempts: 1 }).send(new ListClustersCommand({}));
    const answer = list('eu-west-1');
    await expect(answer).rejects.toMatchObject({
      name: 'ServerException',
      $metadata: { httpStatusCode: 500 },
    });
    await expect(list('eu-central-1')).resolves.toMatchObject({ clusters: [] });
    const identity = new STSClient(clientOf('eu-west-1')).send(new GetCallerIdentityCommand({}));
    await expect(identity).resolves.toMatchObject({ Account: '111122223333' });
  });

  it('kills eksctl at a phase: the record tells, and AWS goes on', async () => {
    await plan({ phase: 'CP_WAIT', command: 'create cluster', effect: { type: 'crash' } });
    expect((await create()).signal).toBe('SIGKILL');
    const [run] = await until('the end of the run', async () => {
      const runs = await simulator.client.runs();
      return runs[0].endedAt === undefined ? undefined : runs;
    });
    expect(run.end).toEqual({ vanished: true });
    expect(run.phases[run.phases.length - 1].phase).toBe('CP_WAIT');
    expect((await simulator.client.region('eu-west-1'))?.clusters.team.status).toBe('ACTIVE');
  });

  it('ends eksctl with an exit code, noise before it', async () => {
    await plan({ phase: 'ACCESS', effect: { type: 'noise', lines: 3000, length: 200 } });
    await plan({ phase: 'CORE_ADDONS', effect: { type: 'exit', code: 7 } });
    const { exit, stdout } = await create();
    expect(exit).toBe(7);
    expect(stdout.length).toBeGreaterThan(600_000);
    expect(await simulator.client.runs()).toMatchObject([{ end: { exit: 7 } }]);
  });

  it('makes eksctl stand still until it is killed', async () => {
    await plan({ phase: 'NODEGROUPS', effect: { type: 'hang' } });
    const run = startEksctl(simulator, ['create', 'cluster', '-f', '-'], {
      stdin: toYaml(clusterConfig('team')),
    });
    await until('phase NODEGROUPS', async () =>
      (await simulator.client.runs())[0]?.phases.some(entry => entry.phase === 'NODEGROUPS'),
    );
    run.child.kill('SIGTERM');
    expect((await run.result).signal).toBe('SIGTERM');
  });

  it('lets a stack outlive --timeout', async () => {
    await plan({ effect: { type: 'stall', resource: 'ControlPlane' } });
    const { exit, stdout } = await create('team', '--timeout', '12m');
    expect(exit).toBe(1);
    expect(stdout).toContain('unexpected status "CREATE_IN_PROGRESS"');
    expect(stdout).toMatch(/\[✖\] {2}context deadline exceeded\n$/);
    const region = await simulator.client.region('eu-west-1');
    expect(region?.stacks).toMatchObject([{ status: 'CREATE_IN_PROGRESS' }]);
  });

  it('keeps nodes, add-ons and the API from getting ready', async () => {
    await plan({ phase: 'NODES_READY', namePattern: 'nodes', effect: { type: 'nodes-not-ready' } });
    const nodes = await create('nodes', '--timeout', '15m');
    expect(nodes.exit).toBe(1);
    expect(nodes.stderr).toContain(
      'Error: timed out waiting for at least 1 nodes to join the cluster and become ready in "ng": context deadline exceeded',
    );
    await plan({ phase: 'CP_WAIT', namePattern: 'api', effect: { type: 'unreachable' } });
    const api = await create('api', '--timeout', '15m');
    expect(api.stdout).toContain('[✖]  timed out waiting for control plane "api" after 15m0s');
    await plan({ namePattern: 'addon', effect: { type: 'degraded' }, times: 'always' });
    const config = clusterConfig('addon');
    config.addons?.push({ name: 'aws-ebs-csi-driver' });
    const addon = await runEksctl(simulator, ['create', 'cluster', '-f', '-', '--timeout', '15m'], {
      stdin: toYaml(config),
    });
    expect(addon.exit).toBe(1);
    expect(addon.stdout).toMatch(
      /\[!\] {2}1 error\(s\) occurred while creating addons\n.*\[✖\] {2}addon status transitioned to "DEGRADED"\n$/,
    );
    expect(addon.stderr).toContain('Error: failed to create addons');
  });

  it('never answers, or answers late', async () => {
    await simulator.client.setSpeed(10);
    await plan({ operation: 'eks:DescribeClusterVersions', effect: { type: 'hang' } });
    const run = startEksctl(simulator, ['get', 'cluster']);
    await until('the call', async () => {
      const calls = await simulator.client.calls('eks:DescribeClusterVersions');
      return calls[0]?.error === 'planned: hang';
    });
    run.child.kill('SIGKILL');
    await run.result;
    await plan({ operation: 'eks:ListClusters', effect: { type: 'slow', seconds: 5 } });
    const start = Date.now();
    await runEksctl(simulator, ['get', 'cluster']);
    expect(Date.now() - start).toBeGreaterThan(500);
  });

  it('is refused when it is not one', async () => {
    const wrong = [
      { effect: { type: 'explode' } },
      { effect: { type: 'throttle' } },
      { operation: 'eks:ListClusters', namePattern: '(', effect: { type: 'throttle' } },
      { phase: 'NOWHERE', effect: { type: 'crash' } },
    ];
    for (const fault of wrong) {
      await expect(plan(fault as FaultPlan)).rejects.toThrow();
    }
    expect(await simulator.client.faults()).toEqual([]);
  });
});
