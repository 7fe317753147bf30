import {
  DeleteNetworkInterfaceCommand,
  DeleteSecurityGroupCommand,
  DeleteVolumeCommand,
  DescribeNetworkInterfacesCommand,
  DescribeVolumesCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  DeleteLoadBalancerCommand,
  DescribeLoadBalancersCommand,
  DescribeTagsCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { CreateClusterCommand, EKSClient } from '@aws-sdk/client-eks';
import { stopSimulators, testSimulator } from '../testing/simulators.ts';

afterEach(stopSimulators);

it('leaves what controllers leave, tagged by the cluster, and lets it be found and deleted', async () => {
  const simulator = await testSimulator();
  const aws = {
    region: 'eu-west-1',
    endpoint: simulator.url,
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  };
  await new EKSClient(aws).send(
    new CreateClusterCommand({
      name: 'team',
      roleArn: 'arn:aws:iam::111122223333:role/x',
      resourcesVpcConfig: {},
    }),
  );
  const plan = { region: 'eu-west-1', cluster: 'team' };
  const ids = await simulator.client.plantLeftovers({
    ...plan,
    networkInterfaces: 1,
    securityGroups: 1,
    volumes: 1,
    loadBalancers: 1,
  });
  const [group, eni, volume, balancer] = ids;
  const ec2 = new EC2Client(aws);
  const Filters = [{ Name: 'tag:kubernetes.io/cluster/team', Values: ['owned'] }];
  const found = await ec2.send(new DescribeNetworkInterfacesCommand({ Filters }));
  expect(found.NetworkInterfaces).toMatchObject([
    { NetworkInterfaceId: eni, Status: 'available', Groups: [{ GroupId: group }] },
  ]);
  const volumes = await ec2.send(new DescribeVolumesCommand({ Filters }));
  expect(volumes.Volumes?.map(item => item.VolumeId)).toEqual([volume]);
  await expect(ec2.send(new DeleteSecurityGroupCommand({ GroupId: group }))).rejects.toMatchObject({
    name: 'DependencyViolation',
  });
  await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: eni }));
  await ec2.send(new DeleteSecurityGroupCommand({ GroupId: group }));
  await ec2.send(new DeleteVolumeCommand({ VolumeId: volume }));
  const elb = new ElasticLoadBalancingV2Client(aws);
  const { TagDescriptions } = await elb.send(new DescribeTagsCommand({ ResourceArns: [balancer] }));
  expect(TagDescriptions?.[0].Tags).toContainEqual({ Key: 'elbv2.k8s.aws/cluster', Value: 'team' });
  await elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn: balancer }));
  const { LoadBalancers } = await elb.send(new DescribeLoadBalancersCommand({}));
  expect(LoadBalancers ?? []).toEqual([]);
  await expect(
    simulator.client.plantLeftovers({ ...plan, cluster: 'nope', volumes: 1 }),
  ).rejects.toThrow('No cluster found for name: nope.');
});
