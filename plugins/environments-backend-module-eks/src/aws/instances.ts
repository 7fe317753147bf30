import { DescribeInstancesCommand } from '@aws-sdk/client-ec2';
import type { AwsSession } from './AwsSession';
import { allPages } from './pages';

/** EC2 Auto Scaling's own tag on each of its instances. */
const groupTag = 'aws:autoscaling:groupName';
/** All but `terminated`, which costs nothing. */
const states = ['pending', 'running', 'shutting-down', 'stopping', 'stopped'];

/** A machine of a node group. */
export interface NodeInstance {
  id: string;
  state: string;
  autoScalingGroup: string;
}

/** The machines of Auto Scaling groups that EC2 still knows, terminated ones aside. */
export async function listInstances(
  session: AwsSession,
  autoScalingGroups: string[],
): Promise<NodeInstance[]> {
  if (autoScalingGroups.length === 0) {
    return [];
  }
  const reservations = await allPages(async NextToken => {
    const page = await session.call('ec2', (client, options) =>
      client.send(
        new DescribeInstancesCommand({
          Filters: [
            { Name: `tag:${groupTag}`, Values: autoScalingGroups },
            { Name: 'instance-state-name', Values: states },
          ],
          NextToken,
        }),
        options,
      ),
    );
    return { items: page.Reservations, nextToken: page.NextToken };
  });
  return reservations
    .flatMap(({ Instances }) => Instances ?? [])
    .map(instance => ({
      id: instance.InstanceId ?? '',
      state: instance.State?.Name ?? '',
      autoScalingGroup: instance.Tags?.find(tag => tag.Key === groupTag)?.Value ?? '',
    }));
}
