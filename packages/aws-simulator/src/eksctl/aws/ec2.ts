import type { DescribeInstanceTypeOfferingsCommandInput } from '@aws-sdk/client-ec2';
import type { Aws } from './Aws.ts';

const load = () => import('@aws-sdk/client-ec2');

export interface AvailabilityZone {
  name: string;
  id: string;
}

/** The EC2 calls that eksctl makes. */
export class Ec2Api {
  readonly #aws: Aws;

  constructor(aws: Aws) {
    this.#aws = aws;
  }

  async zones(): Promise<AvailabilityZone[]> {
    const { DescribeAvailabilityZonesCommand } = await load();
    const client = await this.#aws.ec2();
    const { AvailabilityZones } = await this.#aws.call('EC2', 'DescribeAvailabilityZones', () =>
      client.send(
        new DescribeAvailabilityZonesCommand({
          Filters: [
            { Name: 'region-name', Values: [this.#aws.region] },
            { Name: 'state', Values: ['available'] },
            { Name: 'zone-type', Values: ['availability-zone'] },
          ],
        }),
      ),
    );
    return (AvailabilityZones ?? []).map(zone => ({
      name: String(zone.ZoneName),
      id: String(zone.ZoneId),
    }));
  }

  /** The zones that offer each instance type. */
  async offerings(instanceTypes: string[]): Promise<Map<string, Set<string>>> {
    const { paginateDescribeInstanceTypeOfferings } = await load();
    const client = await this.#aws.ec2();
    const offered = new Map<string, Set<string>>();
    const input: DescribeInstanceTypeOfferingsCommandInput = {
      LocationType: 'availability-zone',
      Filters: [{ Name: 'instance-type', Values: instanceTypes }],
    };
    await this.#aws.call('EC2', 'DescribeInstanceTypeOfferings', async () => {
      const pages = paginateDescribeInstanceTypeOfferings({ client, pageSize: 100 }, input);
      for await (const { InstanceTypeOfferings } of pages) {
        for (const { InstanceType, Location } of InstanceTypeOfferings ?? []) {
          const zones = offered.get(String(InstanceType)) ?? new Set();
          offered.set(String(InstanceType), zones.add(String(Location)));
        }
      }
    });
    return offered;
  }

  /** Zone and VPC of existing subnets. */
  async subnets(
    ids: string[],
  ): Promise<{ id: string; vpcId: string; zone: string; cidr: string }[]> {
    const { DescribeSubnetsCommand } = await load();
    const client = await this.#aws.ec2();
    const { Subnets } = await this.#aws.call('EC2', 'DescribeSubnets', () =>
      client.send(new DescribeSubnetsCommand({ SubnetIds: ids })),
    );
    return (Subnets ?? []).map(subnet => ({
      id: String(subnet.SubnetId),
      vpcId: String(subnet.VpcId),
      zone: String(subnet.AvailabilityZone),
      cidr: String(subnet.CidrBlock),
    }));
  }
}
