import { instancesOf, instanceState } from '../../eks/instances.ts';
import { page } from '../../protocols/pages.ts';
import type { Operation } from '../../server/Operation.ts';
import type { Region } from '../../simulation/Region.ts';
import { filtered, tagSet } from '../filters.ts';

const codes: Record<string, number> = { pending: 0, running: 16, 'shutting-down': 32 };

/** The machines of all node groups, with the tags that Auto Scaling and EKS give them. */
function machines(region: Region) {
  const now = region.now();
  return Object.values(region.state.clusters).flatMap(cluster =>
    Object.values(cluster.nodegroups).flatMap(group =>
      instancesOf(group, now).map(instance => ({
        ...instance,
        state: instanceState(instance, now),
        type: group.instanceTypes[0],
        vpcId: cluster.vpcId,
        tags: {
          'aws:autoscaling:groupName': group.autoScalingGroup,
          'eks:cluster-name': cluster.name,
          'eks:nodegroup-name': group.name,
          [`kubernetes.io/cluster/${cluster.name}`]: 'owned',
        },
      })),
    ),
  );
}

/** A terminated instance is not shown any more; EC2 shows it for about an hour. */
export const instanceOperations: Record<string, Operation> = {
  DescribeInstances(input, { region }) {
    const found = filtered(machines(region), input, machine => ({
      'instance-id': machine.id,
      'instance-state-name': machine.state,
      'instance-type': machine.type,
      'vpc-id': machine.vpcId,
    }));
    const { items, nextToken } = page(found, input.NextToken, Number(input.MaxResults ?? 1_000));
    return {
      reservationSet: items.map(machine => ({
        reservationId: `r-${machine.id.slice(2)}`,
        ownerId: region.account,
        instancesSet: [
          {
            instanceId: machine.id,
            instanceState: { code: codes[machine.state], name: machine.state },
            instanceType: machine.type,
            launchTime: region.stamp(machine.launchedAt),
            vpcId: machine.vpcId,
            tagSet: tagSet(machine.tags),
          },
        ],
      })),
      nextToken,
    };
  },
};
