import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ListStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeAvailabilityZonesCommand,
  DescribeInstanceTypeOfferingsCommand,
  DescribeInstanceTypesCommand,
  DescribeVpcsCommand,
  EC2Client,
  paginateDescribeInstanceTypes,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  DescribeClusterCommand,
  DescribeClusterVersionsCommand,
  EKSClient,
  ListClustersCommand,
  RegisterClusterCommand,
} from '@aws-sdk/client-eks';
import {
  ElasticLoadBalancingClient,
  DescribeLoadBalancersCommand as DescribeClassicCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { ManualClock, stopSimulators, testSimulator } from '../testing/simulators.ts';
import type { RunningSimulator } from './startSimulator.ts';

let simulator: RunningSimulator;
const config = (accessKeyId = 'AKIASIM111122223333') => ({
  region: 'eu-west-1',
  endpoint: simulator.url,
  maxAttempts: 1,
  credentials: { accessKeyId, secretAccessKey: 'simulated' },
});

beforeEach(async () => {
  simulator = await testSimulator({ clock: new ManualClock(), speed: 1 });
});
afterEach(stopSimulators);

describe('the AWS APIs, asked by the AWS SDK', () => {
  it('answers who calls, by the account in the access key', async () => {
    const ask = (key: string) => new STSClient(config(key)).send(new GetCallerIdentityCommand({}));
    expect(await ask('ASIASIM444455556666AB')).toMatchObject({
      Account: '444455556666',
      Arn: 'arn:aws:sts::444455556666:assumed-role/eksctl-runner/simulator',
    });
    expect((await ask('whatever')).Account).toBe('111122223333');
  });

  it('lets a role be assumed, and knows its session afterwards', async () => {
    const { Credentials } = await new STSClient(config()).send(
      new AssumeRoleCommand({
        RoleArn: 'arn:aws:iam::777788889999:role/path/deployer',
        RoleSessionName: 'portal',
      }),
    );
    const identity = await new STSClient(config(Credentials?.AccessKeyId)).send(
      new GetCallerIdentityCommand({}),
    );
    expect(identity.Arn).toBe('arn:aws:sts::777788889999:assumed-role/deployer/portal');
  });

  it('answers what eksctl asks before it creates', async () => {
    const eks = new EKSClient(config());
    const { clusterVersions } = await eks.send(new DescribeClusterVersionsCommand({}));
    expect(clusterVersions?.map(item => item.clusterVersion)).toContain('1.34');
    expect(clusterVersions?.filter(item => item.defaultVersion)).toHaveLength(1);
    const ec2 = new EC2Client(config());
    const { AvailabilityZones } = await ec2.send(
      new DescribeAvailabilityZonesCommand({
        Filters: [{ Name: 'zone-type', Values: ['availability-zone'] }],
      }),
    );
    expect(AvailabilityZones?.map(zone => zone.ZoneName)).toEqual([
      'eu-west-1a',
      'eu-west-1b',
      'eu-west-1c',
    ]);
    const { InstanceTypeOfferings } = await ec2.send(
      new DescribeInstanceTypeOfferingsCommand({
        LocationType: 'availability-zone',
        Filters: [{ Name: 'instance-type', Values: ['m5.large', 'no.such'] }],
      }),
    );
    expect(InstanceTypeOfferings).toHaveLength(3);
  });

  it('has two zones in us-west-1 that eksctl does not avoid', async () => {
    const ec2 = new EC2Client({ ...config(), region: 'us-west-1' });
    const { AvailabilityZones } = await ec2.send(new DescribeAvailabilityZonesCommand({}));
    expect(AvailabilityZones?.map(zone => zone.ZoneId)).toEqual(['usw1-az1', 'usw1-az3']);
  });

  it('knows vCPU and memory of instance types, page by page', async () => {
    const client = new EC2Client(config());
    const { InstanceTypes } = await client.send(
      new DescribeInstanceTypesCommand({ InstanceTypes: ['t3.micro', 'r5.2xlarge', 'c7g.medium'] }),
    );
    const sizes = InstanceTypes?.map(type => [
      type.InstanceType,
      type.VCpuInfo?.DefaultVCpus,
      type.MemoryInfo?.SizeInMiB,
    ]);
    expect(sizes?.sort()).toEqual([
      ['c7g.medium', 1, 2048],
      ['r5.2xlarge', 8, 65536],
      ['t3.micro', 2, 1024],
    ]);
    let pages = 0;
    let types = 0;
    for await (const page of paginateDescribeInstanceTypes({ client, pageSize: 50 }, {})) {
      pages++;
      types += page.InstanceTypes?.length ?? 0;
    }
    expect(pages).toBeGreaterThan(2);
    expect(types).toBeGreaterThan(150);
  });

  it('refuses as AWS does, with exceptions of the SDK', async () => {
    await expect(
      new EKSClient(config()).send(new DescribeClusterCommand({ name: 'nope' })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'No cluster found for name: nope.',
      $metadata: { httpStatusCode: 404, requestId: expect.any(String) },
    });
    await expect(
      new CloudFormationClient(config()).send(new DescribeStacksCommand({ StackName: 'nope' })),
    ).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Stack with id nope does not exist',
    });
    await expect(
      new EC2Client(config()).send(new DescribeVpcsCommand({ VpcIds: ['vpc-1'] })),
    ).rejects.toMatchObject({ name: 'InvalidVpcID.NotFound' });
  });

  it('refuses what it does not know, by name, and records it', async () => {
    await expect(
      new EC2Client(config()).send(
        new RunInstancesCommand({ MinCount: 1, MaxCount: 1, ImageId: 'ami-1' }),
      ),
    ).rejects.toThrow('The AWS simulator does not know ec2:RunInstances');
    await expect(
      new EKSClient(config()).send(
        new RegisterClusterCommand({
          name: 'x',
          connectorConfig: { roleArn: 'y', provider: 'EC2' },
        }),
      ),
    ).rejects.toThrow('The AWS simulator does not know eks:POST /cluster-registrations');
    const calls = await simulator.client.calls('ec2:RunInstances');
    expect(calls).toMatchObject([{ status: 400, error: 'InvalidAction' }]);
  });

  it('keeps accounts and regions apart', async () => {
    const template = JSON.stringify({ Resources: { VPC: { Type: 'AWS::EC2::VPC' } } });
    await new CloudFormationClient(config()).send(
      new CreateStackCommand({ StackName: 's', TemplateBody: template }),
    );
    const elsewhere = new CloudFormationClient(config('AKIASIM444455556666'));
    expect((await elsewhere.send(new ListStacksCommand({}))).StackSummaries ?? []).toEqual([]);
    const { StackEvents } = await new CloudFormationClient(config()).send(
      new DescribeStackEventsCommand({ StackName: 's' }),
    );
    expect(StackEvents?.map(event => event.LogicalResourceId)).toEqual(['VPC', 's']);
    expect(StackEvents?.[0].Timestamp).toBeInstanceOf(Date);
  });

  it('answers empty lists of clusters and load balancers', async () => {
    expect((await new EKSClient(config()).send(new ListClustersCommand({}))).clusters).toEqual([]);
    const balancers = await new ElasticLoadBalancingV2Client(config()).send(
      new DescribeLoadBalancersCommand({}),
    );
    expect(balancers.LoadBalancers ?? []).toEqual([]);
    const classic = await new ElasticLoadBalancingClient(config()).send(
      new DescribeClassicCommand({}),
    );
    expect(classic.LoadBalancerDescriptions ?? []).toEqual([]);
  });

  it('is nothing but a simulator on this machine', async () => {
    expect(await simulator.client.health()).toMatchObject({ simulator: true, speed: 1 });
    const unsigned = await fetch(`${simulator.url}/clusters`);
    expect(unsigned.status).toBe(403);
    expect(await unsigned.text()).toContain('AWS simulator (not AWS)');
    await expect(testSimulator({ host: '0.0.0.0' })).rejects.toThrow('loopback');
  });
});
