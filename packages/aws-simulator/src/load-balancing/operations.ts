import { AwsError } from '../protocols/AwsError.ts';
import { asTexts } from '../protocols/json.ts';
import { page } from '../protocols/pages.ts';
import type { Operation, OperationContext } from '../server/Operation.ts';
import type { LoadBalancer } from '../state/ec2.ts';

const tagList = (balancer: LoadBalancer) =>
  Object.entries(balancer.tags).map(([Key, Value]) => ({ Key, Value }));

function balancers({ region }: OperationContext, classic: boolean): LoadBalancer[] {
  return Object.values(region.state.loadBalancers).filter(
    item => (item.kind === 'classic') === classic,
  );
}

/** Elastic Load Balancing, version 2012-06-01: classic load balancers. */
export const classicBalancerOperations: Record<string, Operation> = {
  DescribeLoadBalancers(input, context) {
    const names = asTexts(input.LoadBalancerNames);
    const all = balancers(context, true);
    const missing = names.find(name => !all.some(item => item.name === name));
    if (missing) {
      throw new AwsError(
        'LoadBalancerNotFound',
        `There is no ACTIVE Load Balancer named '${missing}'`,
      );
    }
    const wanted = all.filter(item => names.length === 0 || names.includes(item.name));
    const { items, nextToken } = page(wanted, input.Marker, Number(input.PageSize ?? 400));
    return {
      LoadBalancerDescriptions: items.map(item => ({
        LoadBalancerName: item.name,
        DNSName: item.dnsName,
        CreatedTime: item.createdAt,
        VPCId: item.vpcId,
        Scheme: 'internet-facing',
        Subnets: item.subnetIds,
        SecurityGroups: item.securityGroupIds,
      })),
      NextMarker: nextToken,
    };
  },

  DescribeTags(input, context) {
    const names = asTexts(input.LoadBalancerNames);
    return {
      TagDescriptions: balancers(context, true)
        .filter(item => names.includes(item.name))
        .map(item => ({ LoadBalancerName: item.name, Tags: tagList(item) })),
    };
  },

  DeleteLoadBalancer(input, context) {
    delete context.region.state.loadBalancers[String(input.LoadBalancerName)];
    context.region.changed();
    return {};
  },
};

/** Elastic Load Balancing, version 2015-12-01: application and network load balancers. */
export const balancerOperations: Record<string, Operation> = {
  DescribeLoadBalancers(input, context) {
    const arns = asTexts(input.LoadBalancerArns);
    const names = asTexts(input.Names);
    const all = balancers(context, false);
    if (arns.some(arn => !all.some(item => item.arn === arn))) {
      throw new AwsError('LoadBalancerNotFound', 'One or more load balancers not found');
    }
    const wanted = all.filter(
      item =>
        (arns.length === 0 || arns.includes(String(item.arn))) &&
        (names.length === 0 || names.includes(item.name)),
    );
    const { items, nextToken } = page(wanted, input.Marker, Number(input.PageSize ?? 400));
    return {
      LoadBalancers: items.map(item => ({
        LoadBalancerArn: item.arn,
        LoadBalancerName: item.name,
        DNSName: item.dnsName,
        CreatedTime: item.createdAt,
        VpcId: item.vpcId,
        Type: item.kind,
        Scheme: 'internet-facing',
        State: { Code: 'active' },
        AvailabilityZones: item.subnetIds.map(id => ({
          SubnetId: id,
          ZoneName: context.region.state.subnets[id]?.zone,
        })),
        SecurityGroups: item.securityGroupIds,
      })),
      NextMarker: nextToken,
    };
  },

  DescribeTags(input, context) {
    const arns = asTexts(input.ResourceArns);
    return {
      TagDescriptions: balancers(context, false)
        .filter(item => arns.includes(String(item.arn)))
        .map(item => ({ ResourceArn: item.arn, Tags: tagList(item) })),
    };
  },

  DescribeTargetGroups: () => ({ TargetGroups: [] }),

  DeleteLoadBalancer(input, context) {
    const found = balancers(context, false).find(item => item.arn === input.LoadBalancerArn);
    if (found) {
      delete context.region.state.loadBalancers[found.name];
      context.region.changed();
    }
    return {};
  },
};
