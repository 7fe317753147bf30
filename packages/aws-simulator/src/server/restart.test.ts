import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { clusterConfig, toYaml } from '../testing/configs.ts';
import { startEksctl } from '../testing/eksctl.ts';
import {
  ManualClock,
  stopSimulators,
  temporaryDirectory,
  testSimulator,
} from '../testing/simulators.ts';
import { until } from '../testing/simulators.ts';

jest.setTimeout(120_000);
afterEach(stopSimulators);

const client = (endpoint: string) =>
  new CloudFormationClient({
    region: 'eu-west-1',
    endpoint,
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
const status = async (endpoint: string) => {
  const { Stacks } = await client(endpoint).send(new DescribeStacksCommand({ StackName: 's' }));
  return Stacks?.[0];
};
const TemplateBody = JSON.stringify({
  Resources: {
    Role: { Type: 'AWS::IAM::Role', Properties: {} },
    VPC: { Type: 'AWS::EC2::VPC', Properties: {} },
  },
  Outputs: { VPC: { Value: { Ref: 'VPC' }, Export: { Name: 's::VPC' } } },
});

describe('the state of AWS', () => {
  it('is on disk when a change is answered, and goes on while the server is away', async () => {
    const clock = new ManualClock();
    const dataDir = temporaryDirectory();
    const first = await testSimulator({ clock, dataDir, speed: 1 });
    await client(first.url).send(new CreateStackCommand({ StackName: 's', TemplateBody }));
    await first.client.addFault({ phase: 'READY', effect: { type: 'crash' } });
    clock.pass(5);
    expect((await status(first.url))?.StackStatus).toBe('CREATE_IN_PROGRESS');
    // A second server on the same files is what a restart after a kill finds.
    const second = await testSimulator({ clock, dataDir, speed: 1 });
    expect((await status(second.url))?.StackStatus).toBe('CREATE_IN_PROGRESS');
    expect(await second.client.faults()).toHaveLength(1);
    await second.stop();
    clock.pass(60);
    const third = await testSimulator({ clock, dataDir, speed: 1 });
    expect(await status(third.url)).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
      Outputs: [{ OutputKey: 'VPC', ExportName: 's::VPC' }],
    });
  });

  it('advances by the server clock times the speed, whoever looks', async () => {
    const clock = new ManualClock();
    const { url, client: control } = await testSimulator({ clock, speed: 1 });
    await client(url).send(new CreateStackCommand({ StackName: 's', TemplateBody }));
    clock.pass(1);
    await control.setSpeed(60);
    expect((await status(url))?.StackStatus).toBe('CREATE_IN_PROGRESS');
    clock.pass(1);
    expect((await status(url))?.StackStatus).toBe('CREATE_COMPLETE');
  });

  it('keeps an eksctl that lives through a restart of the server', async () => {
    const dataDir = temporaryDirectory();
    const first = await testSimulator({ dataDir, speed: 400 });
    const run = startEksctl(first, ['create', 'cluster', '-f', '-'], {
      stdin: toYaml(clusterConfig('team')),
    });
    await until('phase CONTROL_PLANE', async () =>
      (await first.client.runs())[0]?.phases.some(entry => entry.phase === 'CONTROL_PLANE'),
    );
    await first.stop();
    const second = await testSimulator({ dataDir, speed: 400, port: first.port });
    const { exit, stdout } = await run.result;
    expect([exit, stdout.slice(-20)]).toEqual([0, expect.stringContaining('is ready')]);
    expect(await second.client.runs()).toMatchObject([{ cluster: 'team', end: { exit: 0 } }]);
  });
});
